// The interface's own words: English in the code, Chinese here. What a report says is never translated.
const CHINESE = {
  "All reports": "全部报告", "characters": "字", "issued": "印发", "reviews": "回顾", "plans": "计划", "failed": "失败",
  "partial": "不完整", "Original": "原文", "Simplified": "简体", "Script": "字形", "Language": "语言",
  "Overview": "概览", "Text of the report": "报告原文", "Records": "记录",
  "Where the report reviews, plans and admits problems, and where its numbers and issues stand":
    "报告何处回顾、何处部署、何处讲问题，数字与疑点在哪里",
  "next, previous": "下一条、上一条", "tabs": "切换表", "find": "查找", "weakest": "最可疑", "script": "字形",
  "right, wrong": "正确、错误", "edit": "修改",
  "Find in records and text": "在记录和原文中查找", "Weakest first": "可疑的在前", "Unchecked only": "只看未核对",
  // tables
  "Numbers": "数据", "Tasks": "任务", "Issues": "疑点", "Mentions": "数词", "Corrections": "更正",
  "Weak": "可疑度", "Indicator": "指标", "Value": "数值", "Time": "时间", "Place": "地区", "Status": "状态",
  "Task": "任务", "Targets": "量化指标", "Due": "时限", "Who": "责任单位", "Severity": "级别", "Message": "说明",
  "Code": "代码", "Class": "类别", "Words": "原文", "Reads": "读作", "Rule": "规则", "Checked": "核对", "Change": "更正为",
  "Nothing here.": "没有记录。", "nothing to ask": "没有疑问", "weakness": "可疑度", "of 5": "（满分 5）",
  "Nothing corrected yet. Open a number, a task or a sentence; mark it right or wrong, or change what is wrong in it.":
    "还没有更正。点开一个数据、任务或句子，标明正确或错误，或者直接改正其中的内容。",
  // values
  "achieved": "完成", "planned": "计划", "reference": "参照", "problem": "问题", "other": "其他",
  "quantity": "数量", "date": "日期", "ordinal": "序数", "enumerator": "编号", "name": "名称",
  "error": "错误", "warning": "警告", "info": "提示", "lead": "牵头", "support": "配合",
  "exact": "确数", "approximate": "约数", "more_than": "超过", "at_least": "不少于", "less_than": "不足",
  "at_most": "不超过", "range": "区间", "up": "上升", "down": "下降", "year_on_year": "同比", "unspecified": "未说明",
  "before": "在前", "after": "在后", "around": "前后", "shared": "共用", "inherited": "承前",
  "clause": "分句", "statement": "句子", "section": "章节", "report": "报告", "given": "给定",
  // filters
  "Numerals": "数词", "Sentences": "句子",
  // the open record
  "reads": "读作", "unit": "单位", "per": "每", "change": "变动", "indicator": "指标", "code": "代码", "time": "时间",
  "place": "地区", "status": "状态", "came from": "原为", "weak in": "可疑之处", "rules": "规则", "rule": "规则",
  "theme": "主题", "goal": "目的", "means": "途径", "targets": "量化指标", "due": "时限", "recurs": "频次", "who": "责任单位",
  "stage": "环节", "words": "原文", "class": "类别", "kind": "类型", "at": "字符位置", "Statement": "句子",
  "Close": "关闭", "value": "数值",
  "no indicator": "没有指标", "no time": "没有时间", "no unit": "没有单位", "no value": "没有数值", "no action": "没有动作",
  "no theme": "没有主题", "no time limit": "没有时限", "an action without object": "有动作没有对象",
  "an issue names it": "有疑点涉及",
  // corrections
  "Right": "正确", "Wrong": "错误", "right": "正确", "wrong": "错误", "Undo": "还原", "Note": "备注",
  "Kind of sentence": "句子类型", "was": "原为", "nothing": "无", "Export": "导出", "Load…": "载入…",
  "Discard all": "全部放弃", "Your name": "姓名", "not exported yet": "尚未导出", "all of it is in a file or in the batch": "全部已导出或已并入批次",
  "Mark and correct, export a file, then put it on top of the batch:": "标注并改正，导出文件，然后并入批次：",
  "a number, such as 46800, 2.5 or 1.2亿": "请填数字，如 46800、2.5、1.2亿",
  "at most 15 digits": "最多 15 位", "the unit alone: 万 and 亿 belong into the value": "只填单位，万、亿并入数值",
  "a year, month or day: 2024, 2024-06, 2024-06-30, or two of them with / between":
    "年、月或日：2024、2024-06、2024-06-30，或以 / 相连的两个",
  "at most 200 characters, on one line": "最多 200 字，不换行", "holds invisible characters": "含不可见字符",
  "Take back every correction that is not in an exported file?": "放弃全部尚未导出的更正？",
  "Corrections of an earlier visit are back; they are not exported yet.": "已恢复上次未导出的更正。",
  "This browser keeps nothing: export before you close the page.": "浏览器不保存草稿，关闭前请先导出。",
  "entries loaded": "条已载入", "of other reports": "条属于其他报告", "fit no record here": "条与本页记录对不上",
  "invalid": "条无效", "kept as you have them": "条保留您的修改", "This is no file of corrections.": "这不是更正文件。",
  // the index of a batch
  "reports": "份报告", "numbers": "个数据", "tasks": "项任务", "issues": "个疑点", "files not read": "份无法读取",
  "Main indicators, as achieved": "主要指标完成情况", "median": "中位数", "log scale": "对数刻度", "Reports": "报告",
  "Find a report": "查找报告", "Report": "报告", "Year": "年份", "Parts": "结构", "Characters": "字数", "Planned": "计划数",
  "problems": "问题", "Not read": "无法读取",
};
const kept = { // localStorage, where the browser has one for this page
  get: (key) => { try { return localStorage.getItem("extractor." + key); } catch { return null; } },
  put: (key, value) => { try { localStorage.setItem("extractor." + key, value); return true; } catch { return false; } },
  drop: (key) => { try { localStorage.removeItem("extractor." + key); } catch { /* nothing was kept */ } },
};
let language = kept.get("language") || (navigator.language.toLowerCase().startsWith("zh") ? "zh" : "en");
const say = (words) => (language === "zh" && Object.hasOwn(CHINESE, words) ? CHINESE[words] : words);

/** Put the words of all elements into the language: data-say holds the text, data-say-NAME an attribute. */
function sayAll() {
  document.documentElement.lang = language === "zh" ? "zh-CN" : "en";
  for (const node of document.querySelectorAll("[data-say]")) node.textContent = say(node.dataset.say);
  for (const name of ["placeholder", "aria-label", "title"]) {
    for (const node of document.querySelectorAll(`[data-say-${name}]`)) {
      node.setAttribute(name, say(node.getAttribute("data-say-" + name)));
    }
  }
  for (const button of document.querySelectorAll("[data-language]")) {
    button.setAttribute("aria-pressed", String(button.dataset.language === language));
  }
}
for (const button of document.querySelectorAll("[data-language]")) {
  button.addEventListener("click", () => {
    language = button.dataset.language;
    kept.put("language", language);
    sayAll();
    document.dispatchEvent(new Event("language"));
  });
}
