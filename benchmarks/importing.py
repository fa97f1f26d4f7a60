"""How long it takes to understand a document, by its length: growing numbers of postings, growing hostile lines.

python benchmarks/importing.py            # about two minutes
python benchmarks/importing.py --quick    # the smaller half of every series

CPU time of this process, the best of three, in seconds. The exponent is that
of a power law fitted through the points of a series: 1 is linear, 2 quadratic.
"""

import gc
import random
import sys
from collections.abc import Callable, Sequence
from math import log
from time import process_time

from sitegen import documents

COUNTS = (100, 200, 500, 1000, 2000)
LENGTHS = (10_000, 20_000, 40_000, 80_000, 160_000)  # characters of one line
INSIDE = (600, 1_200, 2_400, 4_800)  # of an item in an ad; facts are looked for in lines up to 5,000
AD = "## 前端工程师\n\n### 岗位职责\n\n- {}\n\n### 任职要求\n\n- 细心\n"
LINES = (1_000, 2_000, 4_000, 8_000)
TITLES = ("前端工程师", "后端开发工程师", "机器学习算法工程师", "产品经理", "Backend Engineer", "DevOps Engineer")
DUTIES = (
    "负责核心业务系统的架构设计与开发，保证系统的稳定性和可扩展性，参与技术方案评审；",
    "基于 Spring Boot、MySQL、Redis 和 Kafka 开发高并发服务，持续优化性能；",
    "与产品、设计和运营团队紧密合作，推动需求落地，编写清晰的技术文档；",
    "Design and build distributed services in Go and Python on Kubernetes, and keep them observable;",
    "跟踪行业前沿技术，探索大模型在推荐、搜索和广告场景下的应用，发表论文或专利；",
)
WANTED = (
    "计算机相关专业本科及以上学历，{}年以上相关工作经验；",
    "精通 Java、C++ 或 Go 中至少一门语言，熟悉 Linux、Docker 和 CI/CD 流程；",
    "Bachelor's degree in Computer Science, {}+ years of experience with TypeScript and React;",
    "良好的沟通能力和团队协作精神，能承受一定的工作压力，有强烈的责任心；",
    "熟悉 TensorFlow 或 PyTorch，了解 Transformer、BERT、GPT 等模型的原理；",
    "有开源项目经验或技术博客者优先；",
)
OFFERED = ("五险一金，补充医疗保险，年度体检；", "弹性工作制，双休，15 天年假；", "免费三餐，下午茶，健身房，班车；")
HOSTILE = {
    "brackets in a line": "[",
    "links in a line": "[a](b",
    "tags in a line": "<a ",
    "emphasis in a line": "**a",
    "colons in a line": "公司：",
    "numbers in a line": "15-40K ",
    "addresses in a line": "a@b.",
    "years in a line": "3年",
    "skills in a line": "C、",
}
REPEATED = {
    "titles without sections": "# 前端工程师\n",
    "labels without titles": "岗位职责：\n",
    "fences": "```\n",
    "fields": "职位名称：前端工程师\n",
    "rows of a table": "| 前端工程师 | 北京 |\n",
    "numbered items": "1. 前端工程师\n",
    "items of growing depth": "  - 负责开发\n",
}


def recruiting(count: int) -> str:
    """Return a document of so many postings, 2.5 KB each."""
    chance = random.Random(count)  # noqa: S311 - the same document on every run
    parts = ["# 青木信息技术有限公司招聘\n\n工作地点：北京市海淀区\n"]
    for number in range(count):
        low, high = chance.randint(10, 30), chance.randint(31, 60)
        duties = "".join(f"{n}. {chance.choice(DUTIES)}{chance.randint(0, 9999)}\n" for n in range(1, 9))
        wanted = "".join(f"{n}. {chance.choice(WANTED).format(chance.randint(1, 8))}\n" for n in range(1, 16))
        offered = "".join(f"- {line}\n" for line in OFFERED)
        parts.append(
            f"## {chance.choice(TITLES)}（{number} 号岗位）\n\n薪资：{low}-{high}K·{chance.randint(12, 16)}薪\n\n"
            f"### 岗位职责\n\n{duties}\n### 任职要求\n\n{wanted}\n### 福利待遇\n\n{offered}\n"
            f"简历投递：job{number}@example.com，邮件标题：姓名+岗位\n"
        )
    return "\n".join(parts)


def seconds(text: str, times: int) -> float:
    """Return the CPU time of understanding a text, the best of some runs."""
    best = []
    for _ in range(times):
        gc.collect()
        begin = process_time()
        documents.understand(text)
        best.append(process_time() - begin)
    return min(best)


def exponent(sizes: Sequence[int], times: Sequence[float]) -> float:
    """Return the slope of a line through the logarithms."""
    xs, ys = [log(size) for size in sizes], [log(max(time, 1e-6)) for time in times]
    middle, level = sum(xs) / len(xs), sum(ys) / len(ys)
    return sum((x - middle) * (y - level) for x, y in zip(xs, ys, strict=True)) / sum((x - middle) ** 2 for x in xs)


def series(name: str, sizes: Sequence[int], make: Callable[[int], str]) -> None:
    """Measure a series and print it as a row."""
    times = [seconds(make(size), 3) for size in sizes]
    print(f"| {name} | {' | '.join(f'{time:.3f}' for time in times)} | {exponent(sizes, times):.2f} |", flush=True)


def main() -> None:
    """Print the tables of benchmarks/README.md."""
    cut = slice(None, -2 if "--quick" in sys.argv else None)
    documents.understand(recruiting(20))  # word lists are read once
    print("| postings | MB | seconds | ms a posting |\n|---|---|---|---|")
    times = []
    for count in COUNTS[cut]:
        text = recruiting(count)
        times.append(seconds(text, 3))
        size = len(text.encode()) / 1e6
        print(f"| {count} | {size:.2f} | {times[-1]:.2f} | {1000 * times[-1] / count:.2f} |", flush=True)
    print(f"\nExponent {exponent(COUNTS[cut], times):.2f}\n")
    print(f"| one line of characters | {' | '.join(map(str, LENGTHS[cut]))} | exponent |")
    print("|---|" + "---|" * (len(LENGTHS[cut]) + 1))
    for name, piece in HOSTILE.items():
        series(name, LENGTHS[cut], lambda size, piece=piece: piece * (size // len(piece)))  # type: ignore[misc]
    print(f"\n| an item of an ad | {' | '.join(map(str, INSIDE[cut]))} | exponent |")
    print("|---|" + "---|" * (len(INSIDE[cut]) + 1))
    for name, piece in HOSTILE.items():
        series(name, INSIDE[cut], lambda size, piece=piece: AD.format(piece * (size // len(piece))))  # type: ignore[misc]
    print(f"\n| so many lines | {' | '.join(map(str, LINES[cut]))} | exponent |")
    print("|---|" + "---|" * (len(LINES[cut]) + 1))
    for name, line in REPEATED.items():
        series(name, LINES[cut], lambda size, line=line: line * size)  # type: ignore[misc]


if __name__ == "__main__":
    main()
