"""Words: the cut is jieba's own, and the domain's words are kept whole."""

from __future__ import annotations

import random

import jieba
import pytest

from extractor import segment
from extractor.pipeline.segment import words
from extractor.text.words import Words

TEXTS = [
    "今年以来我镇扎实推进农村人居环境整治，全镇卫生厕所普及率稳步提高。",
    "开展技能培训，组织外出务工人员体检；新建标准厂房与冷链仓库！",
    "中华人民共和国成立以来历史上首次丰收",
    "乒乓球拍卖完了，研究生命的起源，结婚的和尚未结婚的",
    "龘靐齉爩的生僻字，〇二年，ABC公司T恤第B超",
    "的的的了了了不不不一一一",
    "县农业农村局、县财政局联合下发《关于做好秋冬种工作的通知》",
    "“双减”政策落地见效（含课后服务）",
]


@pytest.fixture(scope="module")
def plain() -> tuple[Words, jieba.Tokenizer]:
    tokenizer = jieba.Tokenizer()
    tokenizer.initialize()
    return Words(), tokenizer


def _same(pair: tuple[Words, jieba.Tokenizer], text: str) -> None:
    ours, theirs = pair
    got = [w.text for w in ours.cut(text, [(0, len(text))])]
    # jieba joins letters and digits around which it cuts; only the runs of Han characters are held equal
    han = [w for run in _han_runs(text) for w in theirs.lcut(run, HMM=False)]
    assert [w for w in got if "\u4e00" <= w[0] <= "\u9fff" or w[0] == "〇"] == han


def _han_runs(text: str) -> list[str]:
    import regex

    return regex.findall(r"\p{Han}+", text)


@pytest.mark.parametrize("text", TEXTS)
def test_cut_is_jiebas_without_hmm(plain: tuple[Words, jieba.Tokenizer], text: str) -> None:
    _same(plain, text)


def test_cut_is_jiebas_on_shuffled_characters(plain: tuple[Words, jieba.Tokenizer]) -> None:
    characters = [c for text in TEXTS for c in text]
    shuffle = random.Random(7).shuffle
    for _ in range(200):
        shuffle(characters)
        _same(plain, "".join(characters))


def test_spans_read_back_and_cover_all_but_white_space() -> None:
    text = "新建 厂房\n三座，A区B区。"
    cut = words().cut(text, [(1, len(text) - 1)])
    assert [text[w.start : w.end] for w in cut] == [w.text for w in cut]
    assert "".join(w.text for w in cut) == "".join(text[1:-1].split())


@pytest.mark.parametrize("word", ["诫勉谈话", "脱贫户", "规上工业增加值", "人均可支配收入", "改扩建"])
def test_domain_words_stay_whole(word: str) -> None:
    text = f"全年{word}情况较好"
    assert word in [w.text for w in words().cut(text, [(0, len(text))])]


@pytest.mark.parametrize("word", ["的", "中国", "一心一意", "脱贫户", "发展经济"])
def test_words_of_the_dictionary_are_in_it(word: str) -> None:
    assert word in Words({"脱贫户": "n", "发展经济": "v"})


@pytest.mark.parametrize("word", ["", "龘", "国的", "一心一", "中国人民很"])
def test_beginnings_and_strange_characters_are_no_words(word: str) -> None:
    assert word not in Words()


def test_segment_keeps_numbers_whole() -> None:
    tokens = segment("清运垃圾4300吨。")
    assert [t.text for t in tokens][:2] == ["清运", "垃圾"]
    assert all("清运垃圾4300吨。"[t.start : t.end] == t.text for t in tokens)
