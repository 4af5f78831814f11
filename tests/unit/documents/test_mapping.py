"""Mapped text: building, editing and the way back to raw."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from orchestration.documents.mapping import Edit, TextBuilder, apply_edits
from orchestration.documents.model import MappedText


def test_an_edit_keeps_the_way_back_of_all_around_it() -> None:
    edited = apply_edits(MappedText.verbatim("9 ,001 patents", 100), [Edit(1, 2, "")])
    assert edited.text == "9,001 patents"
    assert edited.raw_span(0, 5) == (100, 106)
    assert edited.raw_span(6, 13) == (107, 114)


def test_no_edit_gives_the_same_text_back() -> None:
    text = MappedText.verbatim("unchanged")
    assert apply_edits(text, []) is text


def test_a_longer_replacement_points_at_the_character_it_stands_for() -> None:
    edited = apply_edits(MappedText.verbatim("\ufb01rm"), [Edit(0, 1, "fi")])
    assert edited.text == "firm"
    assert [edited.raw_offset(index) for index in range(4)] == [0, 0, 1, 2]


def test_ranges_may_be_copied_out_of_order() -> None:
    source = MappedText.verbatim("second first")
    builder = TextBuilder()
    builder.copy(source, 7, 12)
    builder.stand_in(" ", 6)
    builder.copy(source, 0, 6)
    built = builder.build()
    assert built.text == "first second"
    assert built.raw_span(0, 5) == (7, 12)
    assert built.raw_span(6, 12) == (0, 6)


def test_neighbouring_copies_are_one_piece() -> None:
    source = MappedText.verbatim("abcdef")
    builder = TextBuilder()
    for index in range(6):
        builder.copy(source, index, index + 1)
    assert len(builder.build().starts) == 1


@given(
    st.text(max_size=80), st.lists(st.tuples(st.integers(0, 80), st.integers(0, 5), st.text(max_size=3)), max_size=8)
)
def test_characters_not_edited_map_to_themselves_through_two_rounds(
    raw: str, wishes: list[tuple[int, int, str]]
) -> None:
    def edits(length: int) -> list[Edit]:
        result: list[Edit] = []
        for start, size, replacement in sorted(wishes):
            if start + size <= length and (not result or start >= result[-1].end):
                result.append(Edit(start, start + size, replacement.upper()))
        return result

    marked = raw.replace("\x00", "")
    once = apply_edits(MappedText.verbatim(marked), edits(len(marked)))
    twice = apply_edits(once, edits(len(once.text)))
    replaced = {character for _, _, text in wishes for character in text.upper()}
    for index, character in enumerate(twice.text):
        offset = twice.raw_offset(index)
        assert 0 <= offset < max(1, len(marked))
        assert character in replaced or marked[offset] == character
