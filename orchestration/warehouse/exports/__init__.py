"""A release in the forms that others exchange data in: a Frictionless data package, SDMX-CSV with its structure."""

from orchestration.warehouse.exports.contracts import Contract, read_contracts
from orchestration.warehouse.exports.data_package import write_data_package
from orchestration.warehouse.exports.sdmx import write_sdmx

__all__ = ["Contract", "read_contracts", "write_data_package", "write_sdmx"]
