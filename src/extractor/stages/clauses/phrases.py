"""Phrases: clauses that open with 把, 对, 在, 通过, 为: what stands in the phrase, and the verb behind it."""

from __future__ import annotations

from extractor.lexicon.word_classes import closing_themes, endings, frames, group, role
from extractor.stages.clauses.grammar import (
    ACT,
    ALSO_DONE,
    BARE_VERBS,
    BEHIND,
    BEHIND_PLACE,
    CLOSING,
    FOR_WHOM,
    LAST_FRONTED,
    LIGHT_CLOSING,
    TOPIC,
    TOWARDS_CASE,
    TOWARDS_CHAIN,
    VERB,
    VERBS_OF_CHAIN,
    search,
)
from extractor.stages.clauses.levels import comes_to_level
from extractor.stages.clauses.objects import trim
from extractor.stages.clauses.predicate import emit, read_head
from extractor.stages.clauses.walk import Walk


def read_fronted(w: Walk, i: int) -> None:
    """把/将 X V: X is the object."""
    s, texts = w.s, w.u.texts
    placed = next((j for j in range(i + 2, w.n) if texts[j] in role("as_what")), None)
    if placed is not None:  # 把…列为头号实事
        w.speak_of(i + 1, placed)
        return
    verb = _fronted_verb(w, i)
    if verb is None or texts[verb] in role("placing"):
        return
    first = verb - 1 if texts[verb] == "化" else verb  # 将任务清单|化
    end = first
    while end > i + 1 and s[end - 1] in "amdrQqpu":
        end -= 1
    for k in range(i + 2, end):
        if texts[k] in ("由", "从") and (
            "q" in s[k:verb] or texts[verb + 1 : verb + 2] == ["为"]
        ):  # 将标准由300元提高到…
            end = k
            break
        if texts[k] == "向" and s[k] == "p":  # 将服务向村组延伸
            end = k
            break
    if comes_to_level(w.u, verb, end - 1) and end == first:  # 将出栏提高到3万头
        return
    w.put(first, verb, i + 1, end)
    at = verb + 2 if s[verb + 1 : verb + 2] == "z" else verb + 1
    while (also := ALSO_DONE.match(s, at)) is not None:
        what = also.span("what") if also["what"] else (i + 1, end)
        w.put(also.start("verb"), also.start("verb"), *what)
        at = also.end()


def _fronted_verb(w: Walk, i: int) -> int | None:
    """The verb of a fronted object: one that says into what, else the last that stands bare or before its complement."""
    s, texts, n = w.s, w.u.texts, w.n
    last = None
    if texts[n - 1] in group("mutual") or (s[n - 1] == "a" and texts[n - 1][-1] == "化"):
        return n - 1  # 把考核结果与评优挂钩, 将任务清单化
    for j in range(i + 2, n):
        if s[j] in "atp" and j + 1 < n and texts[j + 1] in role("makes_verb"):  # 统一到…上来, 结合起来
            return j
        if (s[j] not in VERB and texts[j] != "用") or s[j - 1] == "D":
            continue
        following = s[j + 1] if j + 1 < n else ""
        if following not in ("D", "") and (texts[j] in group("into") or texts[j + 1] == "为"):
            return j
        listed = s[j] == "w" and (following == "," or s[j - 1] == ",")  # 把资源、服务、管理下沉到…
        lowered = texts[j].endswith(endings("comes_to"))  # 把成本降下来
        bare = following == "" and s[j] == "y" and not lowered
        if listed or bare or following not in ("", "z", "q", "Q", ",", "u"):
            continue
        last = j
        if following and following != "u":
            break
    if last is None:
        m = LAST_FRONTED.search(s, i + 2)
        last = None if m is None else m.start()
    return last


def read_towards(w: Walk, i: int) -> None:
    """对 X 进行 V: X is the object; 对 X V Y: Y is."""
    s = w.s
    if (light := s.find("e", i)) > 0 and _light(w, i, light):
        return
    if TOPIC.match(s, i) and (topic := trim(w.u, i + 1, w.n)) is not None:  # 对检查发现的问题，…
        w.carry.object = w.said(*topic)
        w.carry.topic = True
        return
    chain = TOWARDS_CHAIN.match(s, i) if "," in s or "c" in s else None
    if chain is not None:
        for verbs in VERBS_OF_CHAIN.finditer(s, chain.start("acts")):
            w.put(verbs.start(), verbs.end() - 1, i + 1, chain.end("whom"))
        return
    case = TOWARDS_CASE.match(s, i)
    if case is not None:  # 对干得好的要表扬
        j = case.end() - 1
        w.put(j, j, i + 1, case.end("case") - 1)
        _go_on(w, j)
        return
    m = search(BEHIND_PLACE, s, i + 2)
    if m is None:
        closing = CLOSING.search(s, i + 2)
        if closing is not None:
            w.put(closing.start(), closing.start(), i + 1, closing.start())
        elif (topic := trim(w.u, i + 1, w.n)) is not None:
            w.carry.object = w.said(*topic)
            w.carry.topic = True
        return
    j = m.end() - 1
    whom = None if w.u.texts[j] in group("open") else (i + 1, m.start())
    if whom is not None and s[j + 1 : j + 2] == ",":  # 对实名举报优先办理、及时答复
        emit(w, j, j, None, whom)
        _go_on(w, j)
        return
    read_head(w, j, whom)


def _light(w: Walk, i: int, light: int) -> bool:
    """对 X 进行 V、V: whether there is such a verb; then each has X as its object."""
    s, n = w.s, w.n
    j = light + 1
    while j < n and s[j] in "anhHqQD":
        j += 1
    if j >= n or s[j] not in VERB:
        return False
    last = j
    while last + 1 < n and s[last + 1] in VERB:  # 任职培训
        last += 1
    w.put(j, last, i + 1, light)
    while last + 2 < n and s[last + 1] in ",c" and s[last + 2] in VERB:
        last += 2
        w.put(last, last, i + 1, light)
    return True


def _go_on(w: Walk, j: int) -> None:
    """Behind a 、 the next verb is said of the same thing."""
    w.chained = True
    if w.s[j + 1 : j + 2] == ",":
        w.todo.append((j + 2, False))


def read_behind_phrase(w: Walk, i: int) -> None:
    """在/通过/以/为 X V Y: what stands in the phrase is no act; the verb behind it is."""
    s, texts = w.s, w.u.texts
    word = texts[i]
    theme = w.themed = s[i] == "t"
    if word in ("比", "较") or (s[-1] == "s" and word in ("在", "于")):  # 比上年增加…, 在推动转型中
        return
    if word == "以" and s[i + 1 : i + 2] == "P" and "为" not in texts[i:]:  # 以保证产业健康发展
        read_head(w, i + 1, None)
        return
    if word == "以" and "作为" in texts[i:]:
        return
    if word.startswith("坚持") or (word == "从" and texts[-1] in group("setting_out")):
        return  # 坚持把环保摆在首位, 从群众需求入手
    if word == "用于" or (theme and word not in ("以", "通过") and texts[w.n - 1] in closing_themes()):
        return
    j = _behind(w, i)
    if j is None:
        return
    if theme and "u" in s:  # 围绕…等方面推进改革
        way = next((k for k in range(j, w.n - 1) if s[k - 1] == "u" and texts[k] in role("fields")), w.n)
        if s[way + 1 : way + 2] in ("V", "P", "a"):
            w.todo.append((way + 1, False))
            return
    m = search(BEHIND if theme else BEHIND_PLACE, s, j, last=word == "为")
    if m is None and word == "为":
        m = FOR_WHOM.search(s, j)
    if m is None and s[-1] == "V" and texts[-1] in group("complete"):  # 依托现有项目补链强链
        w.put_text(w.n - 1, w.n - 1, None)
        return
    if m is None:
        if (light := LIGHT_CLOSING.search(s, j)) is not None:  # 依照规定予以问责
            read_head(w, light.start("verb"), None)
            return
        if word == "通过" and w.n - i <= 8 and texts[w.n - 1] in group("to_pass"):
            w.put(i, i, i + 1, w.n, "通过")
        return
    h = m.end() - 1
    if "short" in m.re.groupindex and (
        len(texts[h + 1]) < 2 or any(t[0] == "为" for t in texts[i:h])
    ):  # 以制度管权管人
        return
    if word == "为" and s[-1] == "V" and texts[-1] in group("complete"):  # 为企业发展保驾护航
        w.put_text(w.n - 1, w.n - 1, None)
        return
    if word == "为" and (giving := _giving(w, j, h)) is not None:
        h = giving
    if texts[h] == "进行" and (light := ACT.match(s, h + 1)) is not None:
        h = light.end() - 1
    bare = BARE_VERBS.fullmatch(s, h + 1) is not None
    read_head(w, h, (i + 1, m.start()) if bare and word in ("为", "给", "面向") else None)


def _behind(w: Walk, i: int) -> int | None:
    """From where the verb behind a phrase is looked for; None where the phrase says for what: 为做好…."""
    s, texts, n = w.s, w.u.texts, w.n
    if texts[i].endswith("以"):
        return next((k + 2 for k in range(i + 1, n) if texts[k] == "为"), i + 1)
    if texts[i] == "在":  # 在…的基础上, 在…的同时
        frame = next((k + 2 for k in range(i + 2, n - 1) if s[k] == "D" and texts[k + 1] in frames()), None)
        if frame is not None:
            return frame
        within = s.rfind("s", i + 2, n - 1)
        if within > 0:  # 在推动转型上取得进展
            return within + 1
    j = i + 1
    while j < n and s[j] in "am":
        j += 1
    if j < n and s[j] in VERB and s[j] != "y":
        return _giving(w, j + 1, n) if texts[i] in ("为", "为了") else j + 1
    return i + 1


def _giving(w: Walk, start: int, end: int) -> int | None:
    """The verb that tells what is given or done for it: 为…提供支撑."""
    s, texts = w.s, w.u.texts
    return next(
        (
            k
            for k in range(start, end)
            if s[k] == "V" and s[k - 1] not in "D,c" and texts[k] in group("dative")
        ),
        None,
    )
