"""The quality gate: suites as data, one module a table, and what measures and judges them.

staging/, marts/   a suite a table               suites.py         all of them, by name
blocks.py          what is asked of many tables  row_rules.py      rules of quarantine
measuring.py       SQL: the rows that fail       runner.py         Great Expectations' verdict
surroundings.py    what is compared with         page.py           the results as a page
version.py         what identifies the gate

Great Expectations itself is imported only when suites run, since that import takes seconds.
"""
