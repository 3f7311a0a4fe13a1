"""What cases cannot say of quantities: units with id, dimension and factor; parse_quantity and its refusals."""

from __future__ import annotations

from decimal import Decimal

import pytest

from extractor import Quantity, extract, parse_quantity


@pytest.mark.parametrize(
    ("text", "id_", "dimension", "factor", "base"),
    [
        ("46800亩", "亩", "area", Decimal(2000) / 3, "m2"),
        ("12公顷", "har", "area", Decimal(10000), "m2"),
        ("3斤", "斤", "mass", Decimal("0.5"), "kg"),
        ("2737.3万元", "CNY", "money", Decimal(1), "CNY"),
        ("5万美元", "USD", "money", Decimal(1), "USD"),
        ("600万千瓦", "kW", "power", Decimal(1000), "W"),
        ("85%", "%", "ratio", Decimal("0.01"), "1"),
        ("650余户", "户", "count", Decimal(1), "户"),
        ("850公斤/亩", "kg/亩", "rate", Decimal(1) / (Decimal(2000) / 3), "kg/m2"),
        ("28微克/立方米", "ug/m3", "rate", Decimal("0.000000001"), "kg/m3"),
        ("50元/人·月", "CNY/人·月", "rate", Decimal(1), "CNY/人·月"),
    ],
)
def test_a_unit_has_id_dimension_factor_and_base(
    text: str, id_: str, dimension: str, factor: Decimal, base: str
) -> None:
    unit = parse_quantity(text).unit
    assert unit is not None
    assert (unit.id, unit.dimension, unit.factor, unit.base) == (id_, dimension, factor, base)


@pytest.mark.parametrize(
    ("text", "currency"),
    [
        ("發給新臺幣2萬元。", "TWD"),
        ("发放补贴2万元。", "CNY"),
        ("计港币3万元。", "HKD"),
        ("全年計 2 萬元，其中新臺幣 1 萬元。", "TWD"),
    ],
)
def test_what_a_yuan_is_follows_from_the_text(text: str, currency: str) -> None:
    found = [m for m in extract(text).mentions if isinstance(m, Quantity)]
    assert {q.unit.id for q in found if q.unit} == {currency}


@pytest.mark.parametrize(
    ("text", "value", "low", "high", "modifier", "unit"),
    [
        ("2.2万余元", 22000, 22000, None, "more_than", "元"),
        ("貳拾萬圓整", 200000, 200000, 200000, "exact", "元"),
        ("至少九千块钱以上", 9000, 9000, None, "at_least", "元"),
        ("从8500到3万港元", None, 8500, 30000, "range", "港元"),
        ("10~15k元", None, 10000, 15000, "range", "元"),
        ("1万(含)-5万元", None, 10000, 50000, "range", "元"),
        ("最多一块二", "1.2", None, "1.2", "at_most", "元"),
        ("三斤半", "3.5", "3.5", "3.5", "exact", "斤"),
        ("两个亿", 200000000, 200000000, 200000000, "exact", None),
        ("15k左右", 15000, 15000, 15000, "approximate", None),
        (" 4.2万元 ", 42000, 42000, 42000, "exact", "元"),
    ],
)
def test_one_expression_is_read(text: str, value: object, low: object, high: object, modifier: str, unit: str) -> None:
    q = parse_quantity(text)
    assert (q.value, q.low, q.high) == tuple(None if x is None else Decimal(str(x)) for x in (value, low, high))
    assert (q.modifier, q.unit and q.unit.text) == (modifier, unit)
    assert text[q.start : q.end] == q.text


@pytest.mark.parametrize(
    "text", ["", "   ", "元整", "负", "水稻", "水稻46800亩", "3亩和5亩", "2021年3月", "10..1万", "进一步", "三农", "约", "亩"]
)
def test_what_is_not_one_quantity_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="quantity"):
        parse_quantity(text)


def test_a_lone_surrogate_is_refused() -> None:
    with pytest.raises(ValueError, match="surrogate"):
        parse_quantity("3\ud800亩")


def test_a_value_is_written_to_json_as_a_plain_number() -> None:
    assert '"value":30700,' in parse_quantity("3.07万元").model_dump_json()
    assert '"value":85.5,' in parse_quantity("85.50%").model_dump_json()


def test_what_no_rule_can_tell_is_one_name_and_one_issue() -> None:
    report = extract("恒亿矿业投产。")
    assert [(m.text, m.class_) for m in report.mentions] == [("亿", "name")]
    assert [i.code for i in report.issues] == ["numeral.unclaimed"]


def test_quantities_carry_the_rule_that_made_them() -> None:
    report = extract("引进企业5—8家，占三分之二，进出口分别增长7.8、8.2个百分点。")
    assert [m.rule for m in report.mentions] == [
        "quantities.range", "quantities.bare", "quantities.shared-unit", "quantities.measured",
    ]  # fmt: skip
