"""The unit lexicon: every example is read as it says, and factors agree with an independent library (pint)."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pint
import pytest

from extractor import Quantity, extract, parse_quantity
from extractor.lexicon.load import load_table
from extractor.lexicon.units import units

TABLE = load_table("units")
ENTRIES = [*TABLE["unit"], *TABLE["words"]]
EXAMPLES = [(text, value, entry) for entry in ENTRIES for text, value in entry["examples"].items()]

# Our id of a unit → pint's name of it and of the base unit of its dimension.
PINT = {
    "har": ("hectare", "m²"), "ar": ("are", "m²"), "m2": ("m²", "m²"), "km2": ("km²", "m²"), "cm2": ("cm²", "m²"),
    "[nmi_i]2": ("nautical_mile²", "m²"), "[sft_i]": ("foot²", "m²"), "[mi_i]2": ("mile²", "m²"),
    "[acr_br]": ("4840 yard²", "m²"), "m": ("m", "m"), "km": ("km", "m"), "dm": ("dm", "m"), "cm": ("cm", "m"),
    "mm": ("mm", "m"), "um": ("um", "m"), "nm": ("nm", "m"), "[nmi_i]": ("nautical_mile", "m"),
    "[mi_i]": ("mile", "m"), "[ft_i]": ("foot", "m"), "[in_i]": ("inch", "m"), "[yd_i]": ("yard", "m"),
    "t": ("metric_ton", "kg"), "kg": ("kg", "kg"), "g": ("g", "kg"), "mg": ("mg", "kg"), "ug": ("ug", "kg"),
    "[lb_av]": ("pound", "kg"), "[oz_av]": ("ounce", "kg"), "[car_m]": ("carat", "kg"), "m3": ("m³", "m³"),
    "L": ("liter", "m³"), "mL": ("milliliter", "m³"), "kL": ("kiloliter", "m³"), "[gal_us]": ("gallon", "m³"),
    "cm3": ("cm³", "m³"), "km3": ("km³", "m³"), "kW.h": ("kWh", "J"), "MW.h": ("MWh", "J"), "GW.h": ("GWh", "J"),
    "W.h": ("Wh", "J"), "J": ("J", "J"), "kJ": ("kJ", "J"), "GJ": ("GJ", "J"), "kcal": ("kcal", "J"),
    "W": ("W", "W"), "kW": ("kW", "W"), "MW": ("MW", "W"), "GW": ("GW", "W"), "[HP]": ("metric_horsepower", "W"),
    "kV.A": ("kVA", "VA"), "MV.A": ("MVA", "VA"), "V.A": ("VA", "VA"), "V": ("V", "V"), "kV": ("kV", "V"),
    "A": ("A", "A"), "Hz": ("Hz", "Hz"), "MHz": ("MHz", "Hz"), "Pa": ("Pa", "Pa"), "hPa": ("hPa", "Pa"),
    "kPa": ("kPa", "Pa"), "MPa": ("MPa", "Pa"), "N": ("N", "N"), "km/h": ("km/h", "m/s"), "m/s": ("m/s", "m/s"),
    "a": ("year", "s"), "mo": ("month", "s"), "wk": ("week", "s"), "d": ("day", "s"), "h": ("hour", "s"),
    "min": ("minute", "s"), "s": ("s", "s"), "ms": ("ms", "s"), "By": ("byte", "byte"), "kBy": ("kilobyte", "byte"),
    "MBy": ("megabyte", "byte"), "GBy": ("gigabyte", "byte"), "TBy": ("terabyte", "byte"),
    "PBy": ("petabyte", "byte"), "EBy": ("exabyte", "byte"), "Mbit/s": ("megabit/s", "bit/s"),
    "Gbit/s": ("gigabit/s", "bit/s"), "Tbit/s": ("terabit/s", "bit/s"), "toe": ("tonne_of_oil_equivalent", "J"),
}  # fmt: skip
MEASURES = {
    "area", "length", "mass", "volume", "time", "speed", "energy", "power", "apparent_power", "voltage", "current",
    "frequency", "pressure", "force", "information", "bandwidth",
}  # fmt: skip
# Measures that no library knows, from the orders and rules that define them.
DEFINED: dict[str, Fraction | int] = {
    "亩": Fraction(2000, 3), "顷": Fraction(200000, 3), "垧": 10000, "坪": Fraction(400, 121),
    "甲": Fraction(2934 * 400, 121), "里": 500, "丈": Fraction(10, 3), "尺": Fraction(1, 3), "寸": Fraction(1, 30),
    "延长米": 1, "斤": Fraction(1, 2), "两": Fraction(1, 20), "担": 50, "公担": 100, "台斤": Fraction(3, 5),
    "台两": Fraction(3, 80), "tce": 29307600000, "kgce": 29307600, "蒸吨": 700000, "季度": Fraction(31557600, 4),
    "个工作日": 86400,
}  # fmt: skip
TRADES = ("公里", "吨", "日", "天")  # 车道公里, 载重吨: metres and tonnes under the trades' own names


@pytest.mark.parametrize(("text", "value", "entry"), EXAMPLES, ids=[text for text, _, _ in EXAMPLES])
def test_an_example_is_read_in_running_text(text: str, value: float, entry: dict[str, Any]) -> None:
    found = [m for m in extract(f"该项共计{text}，完成了任务。").mentions if isinstance(m, Quantity)]
    assert [float(q.value) for q in found if q.value is not None] == [float(value)]
    assert found[0].unit is not None
    assert found[0].unit.text in {entry.get("text"), *entry["forms"]}


@pytest.mark.parametrize("form", sorted(units().entries))
def test_every_form_is_read_behind_a_number(form: str) -> None:
    entry = units().entries[form]
    if form == "位数":
        assert parse_quantity("3位数").low == 100
        return
    found = parse_quantity(f"30{form}")
    assert found.unit is not None
    assert found.unit.id in (entry.id, "CNY")  # 块 alone is money
    assert found.value == (3 if form == "折" else 30)


@pytest.mark.parametrize("id_", sorted(PINT))
def test_a_factor_agrees_with_pint(id_: str) -> None:
    entry = next(e for e in units().entries.values() if e.id == id_)
    unit, base = PINT[id_]
    expected = pint.get_application_registry()(unit).to(base).magnitude
    assert float(entry.factor) == pytest.approx(expected, rel=1e-9)


@pytest.mark.parametrize("id_", sorted(DEFINED))
def test_a_factor_is_the_defined_one(id_: str) -> None:
    entry = next(e for e in units().entries.values() if e.id == id_)
    expected = Fraction(DEFINED[id_])
    assert entry.factor == Decimal(expected.numerator) / Decimal(expected.denominator)


def test_every_measure_is_compared_or_defined() -> None:
    measures = {e.id for e in units().entries.values() if e.dimension in MEASURES}
    assert {i for i in measures - set(PINT) - set(DEFINED) if not i.endswith(TRADES)} == set()


def test_a_base_unit_has_the_factor_one() -> None:
    assert {e.id for e in units().entries.values() if e.id == e.base and e.factor != 1} == set()


def test_no_form_is_given_twice() -> None:
    forms = [form for entry in ENTRIES for form in entry["forms"]]
    assert sorted(f for f in set(forms) if forms.count(f) > 1) == []


def test_blockers_begin_with_a_unit() -> None:
    known = units().entries
    idle = [w for w in TABLE["blockers"]["words"] if not any(w[:n] in known for n in range(1, len(w)))]
    assert idle == []


@pytest.mark.parametrize(
    ("text", "modifier"),
    [pair for part in load_table("modifiers")["examples"].values() for pair in part.items()],
)
def test_a_modifier_example(text: str, modifier: str) -> None:
    found = [m for m in extract(f"目前{text}。").mentions if isinstance(m, Quantity)]
    assert [q.modifier for q in found] == [modifier]


@pytest.mark.parametrize(("text", "base"), load_table("rates")["examples"].items())
def test_a_rate_example(text: str, base: str) -> None:
    found = [m for m in extract(f"该地{text}。").mentions if isinstance(m, Quantity)]
    assert found[-1].per == (base or None)
