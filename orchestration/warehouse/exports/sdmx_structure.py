"""The SDMX structure of the figures: concepts, code lists, data structure and dataflow as an SDMX-JSON 2.0 message."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

AGENCY, VERSION = "ECOSYSTEM", "1.0"
DATAFLOW = f"{AGENCY}:DF_INDICATORS({VERSION})"
_URN = "urn:sdmx:org.sdmx.infomodel"
_SCHEMA = (
    "https://raw.githubusercontent.com/sdmx-twg/sdmx-json/develop/"
    "structure-message/tools/schemas/2.0.0/sdmx-json-structure-schema.json"
)

Codes = Sequence[tuple[str, str]]  # id and name

CODED_DIMENSIONS = {
    "FREQ": "Frequency",
    "INDICATOR": "What is measured",
    "ORGANISATION": "Whom the figure describes",
    "PROGRAMME": "Programme that the figure belongs to",
    "MEASURE_TYPE": "What the value is: level, change, growth rate, share, rate, average or ratio",
    "PER": "Unit of time of a rate",
    "BREAKDOWN": "Further constraints on what is measured",
    "CLAIM_STATUS": "Actual, target, commitment or forecast",
    "BASIS": "Stated in a text, or derived from other figures",
    "UNIT_MEASURE": "Unit of measure, ISO 4217 for money",
}
CODED_ATTRIBUTES = {
    "UNIT_MULT": "Power of ten that the value is in",
    "OBS_STATUS": "Status of the observation",
    "MODIFIER": "How exact the text is",
    "AGREEMENT": "How far the sources agree",
}
FREE_ATTRIBUTES = {
    "VALUE_MAX": ("Upper bound of a range", "Double"),
    "OBS_VALUE_USD": ("Converted: value in United States dollars at the average rate of the year", "Double"),
    "SOURCE_COUNT": ("Documents that give a figure", "Integer"),
    "OBSERVATION_ID": ("Identity of the preferred observation", "String"),
    "DOCUMENT": ("Document that the value was read from", "String"),
    "SENTENCE": ("Sentence that the value was read from", "String"),
}
FIXED_CODES: Mapping[str, Codes] = {
    "FREQ": [("A", "Annual"), ("D", "Daily"), ("_O", "Other")],
    "UNIT_MULT": [("0", "Units")],
    "OBS_STATUS": [
        ("A", "Normal value"),
        ("E", "Estimated value: the text says about, more than and the like"),
        ("F", "Forecast value: a target, a commitment or a forecast"),
        ("I", "Imputed value: derived from other figures"),
        ("U", "Low reliability: sources conflict"),
    ],
}


def structure_message(release_id: str, prepared: str, codes: Mapping[str, Codes]) -> dict[str, Any]:
    """The message, prepared at an ISO time, with the given codes for every coded component that has no fixed ones."""
    coded = {**CODED_DIMENSIONS, **CODED_ATTRIBUTES}
    lists = {**codes, **FIXED_CODES}
    names = {
        **coded,
        "TIME_PERIOD": "Period of the figure",
        "OBS_VALUE": "Value in plain units",
        **{name: text for name, (text, _) in FREE_ATTRIBUTES.items()},
    }
    return {
        "meta": {"id": release_id, "prepared": prepared, "schema": _SCHEMA, "sender": {"id": AGENCY}},
        "data": {
            "codelists": [
                _maintained(f"CL_{name}", text, codes=[{"id": i, "name": label} for i, label in lists[name]])
                for name, text in coded.items()
            ],
            "conceptSchemes": [
                _maintained("CS_INDICATORS", "Concepts", concepts=[{"id": i, "name": n} for i, n in names.items()])
            ],
            "dataStructures": [_data_structure()],
            "dataflows": [
                _maintained(
                    "DF_INDICATORS",
                    "Figures of innovation districts",
                    structure=f"{_URN}.datastructure.DataStructure={AGENCY}:DSD_INDICATORS({VERSION})",
                )
            ],
        },
    }


def _maintained(identity: str, name: str, **content: Any) -> dict[str, Any]:
    return {"agencyID": AGENCY, "id": identity, "name": name, "version": VERSION, **content}


def _data_structure() -> dict[str, Any]:
    observation = {"attributeRelationship": {"observation": {}}, "measureRelationship": ["OBS_VALUE"]}
    return _maintained(
        "DSD_INDICATORS",
        "Figures by indicator, organisation, programme and period",
        dataStructureComponents={
            "dimensionList": {
                "dimensions": [_component(name, _enumeration(name)) for name in CODED_DIMENSIONS],
                "timeDimension": _component("TIME_PERIOD", _format("ObservationalTimePeriod")),
            },
            "measureList": {"measures": [_component("OBS_VALUE", _format("Double"), usage="mandatory")]},
            "attributeList": {
                "attributes": [
                    *(_component(name, _enumeration(name), **observation) for name in CODED_ATTRIBUTES),
                    *(_component(name, _format(kind), **observation) for name, (_, kind) in FREE_ATTRIBUTES.items()),
                ]
            },
        },
    )


def _component(identity: str, representation: dict[str, Any], **content: Any) -> dict[str, Any]:
    concept = f"{_URN}.conceptscheme.Concept={AGENCY}:CS_INDICATORS({VERSION}).{identity}"
    return {"id": identity, "conceptIdentity": concept, "localRepresentation": representation, **content}


def _enumeration(name: str) -> dict[str, Any]:
    return {"enumeration": f"{_URN}.codelist.Codelist={AGENCY}:CL_{name}({VERSION})"}


def _format(kind: str) -> dict[str, Any]:
    return {"format": {"dataType": kind}}
