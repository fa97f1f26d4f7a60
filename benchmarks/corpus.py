"""A made-up site of any number of postings in Chinese and English, from the demo site's own sentences.

The same number gives the same site. Titles, addresses, skills, places and pay vary as those of a
real board of several dozen companies do: nothing that packs better than real postings would.
"""

import random
import re
from datetime import date, timedelta
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TODAY = date(2026, 11, 20)

LEVELS = [("", "")] * 4 + [("高级", "Senior "), ("资深", "Staff "), ("首席", "Principal "), ("初级", "Junior ")]
SUBJECTS = [
    ("大模型推理", "LLM Inference"), ("推理加速", "Inference Acceleration"),
    ("深度学习框架", "Deep Learning Framework"),
    ("AI 编译器", "AI Compiler"), ("CUDA 算子", "CUDA Kernel"), ("计算机视觉", "Computer Vision"),
    ("自然语言处理", "NLP"), ("语音识别", "Speech Recognition"), ("推荐算法", "Recommendation"), ("搜索", "Search"),
    ("分布式训练", "Distributed Training"), ("分布式存储", "Distributed Storage"), ("数据库内核", "Database Kernel"),
    ("云原生", "Cloud Native"), ("边缘计算", "Edge Computing"), ("机器人", "Robotics"), ("自动驾驶", "Self-Driving"),
    ("芯片验证", "Chip Verification"), ("驱动", "Driver"), ("Linux 内核", "Linux Kernel"), ("前端", "Front-End"),
    ("后端", "Back-End"), ("客户端", "Client"), ("Java", "Java"), ("Go", "Go"), ("C++", "C++"), ("Python", "Python"),
    ("数据平台", "Data Platform"), ("数据分析", "Data Analysis"), ("安全", "Security"), ("网络", "Network"),
    ("测试", "Test"), ("运维", "Operations"), ("开发者社区", "Developer Community"), ("技术文档", "Documentation"),
    ("产品", "Product"), ("解决方案", "Solutions"), ("高性能计算", "HPC"), ("多模态", "Multimodal"),
    ("强化学习", "Reinforcement Learning"),
]  # fmt: skip
ROLES = [
    ("工程师", "Engineer"), ("开发工程师", "Developer"), ("研发工程师", "R&D Engineer"), ("架构师", "Architect"),
    ("算法工程师", "Algorithm Engineer"), ("专家", "Expert"), ("研究员", "Researcher"), ("负责人", "Lead"),
    ("实习生", "Intern"),
]  # fmt: skip
TEAMS = [("", "")] * 3 + [
    ("平台方向", "Platform"), ("性能方向", "Performance"), ("基础设施方向", "Infrastructure"), ("业务方向", "Products"),
    ("海外方向", "Overseas"), ("开源方向", "Open Source"),
]  # fmt: skip
PLACES = [
    "北京", "上海", "深圳", "杭州", "广州", "成都", "武汉", "南京", "西安", "苏州", "长沙", "重庆", "天津",
    "合肥", "厦门", "青岛", "香港", "新加坡", "伦敦", "东京",
]  # fmt: skip
SKILLS = [
    "Python", "C++", "PyTorch", "CUDA", "Linux", "Go", "Java", "TensorFlow", "Kubernetes", "Docker",
    "MySQL", "Redis", "JavaScript", "TypeScript", "React", "Rust", "NCCL", "TensorRT", "ONNX", "Triton",
    "LLVM", "MLIR", "TVM", "MPI", "RDMA", "Spark", "Flink", "Kafka", "Elasticsearch", "PostgreSQL",
    "MongoDB", "Vue.js", "Node.js", "HTML", "CSS", "Git", "Jenkins", "Ansible", "Terraform", "Prometheus",
    "Grafana", "OpenCL", "Vulkan", "ROS", "OpenCV", "BERT", "GPT", "Transformer", "DeepSpeed",
    "Megatron-LM", "PaddlePaddle", "MXNet", "JAX", "Caffe", "Hadoop", "Hive", "ClickHouse", "gRPC", "Nginx",
    "Envoy", "Istio", "eBPF", "DPDK", "Verilog", "SystemVerilog", "UVM", "Scala", "Kotlin", "Swift",
    "Flutter", "Android", "iOS", "Unity", "WebGL", "WebAssembly", "GraphQL", "Spring Boot", "Spring Cloud",
    "Django", "Flask", "FastAPI", "Airflow", "dbt", "Tableau", "Figma", "Photoshop", "Markdown", "GitHub",
    "Jira", "Selenium", "JMeter", "Slurm", "OpenMP", "cuDNN", "cuBLAS", "FlashAttention", "vLLM", "LoRA",
    "RLHF",
]  # fmt: skip
EDUCATION = ["本科", "本科", "本科", "硕士", "博士", "大专", "不限"]
EXPERIENCE = ["不限", "1-3年", "3-5年", "3年以上", "5年以上", "5-10年", "2年以上", "10年以上"]
HIRING = [["experienced"]] * 4 + [["campus"], ["intern"], ["experienced", "campus"]]
CATEGORIES = [
    "framework",
    "algorithms",
    "inference",
    "architecture",
    "cloud-platform",
    "platform-engineering",
    "community",
]


def write_site(folder: Path, count: int) -> None:
    """Write a site of ``count`` postings of `count` / 40 companies (at least 10) into a folder."""
    chance = random.Random(count)  # noqa: S311 - for variety, not for secrets
    sentences = {language: _sentences(language) for language in ("zh", "en")}
    companies = [_company_name(chance) for _ in range(max(10, count // 40))]
    for number, (zh, en) in enumerate(companies):
        file = folder / f"content/companies/{_slug(en)}-{number}.md"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"---\nname: {zh}\n---\n\n{zh}\n", "utf-8")
        file.with_suffix(".en.md").write_text(f"---\nname: {en}\n---\n\n{en}\n", "utf-8")
    (folder / "site.yaml").write_text((ROOT / "site.yaml").read_text("utf-8"), "utf-8")
    (folder / "content/categories.yaml").write_text((ROOT / "content/categories.yaml").read_text("utf-8"), "utf-8")
    used = set[str]()
    for _ in range(count):
        number = chance.randrange(len(companies))
        _posting(folder / f"content/postings/{_slug(companies[number][1])}-{number}", chance, sentences, used)


def _posting(folder: Path, chance: random.Random, sentences: dict[str, list[str]], used: set[str]) -> None:
    level, subject, role, team = (chance.choice(words) for words in (LEVELS, SUBJECTS, ROLES, TEAMS))
    titles = {
        "zh": f"{level[0]}{subject[0]}{role[0]}" + (f"-{team[0]}" if team[0] else ""),
        "en": f"{level[1]}{subject[1]} {role[1]}" + (f", {team[1]}" if team[1] else ""),
    }
    slug = _slug(titles["en"])
    while f"{folder.name}/{slug}" in used:
        slug += f"-{chance.randrange(2, 99)}"
    used.add(f"{folder.name}/{slug}")
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{slug}.md").write_text(
        f"---\ntitle: {titles['zh']}\n{_facts(chance)}---\n\n{_body('zh', chance, sentences['zh'])}", "utf-8"
    )
    (folder / f"{slug}.en.md").write_text(
        f"---\ntitle: {titles['en']}\n---\n\n{_body('en', chance, sentences['en'])}", "utf-8"
    )


def _facts(chance: random.Random) -> str:
    posted = TODAY - timedelta(days=int(chance.triangular(0, 180, 10)))
    lines = [f"category: {chance.choice(CATEGORIES)}", f"posted: {posted.isoformat()}"]
    lines.append(f"locations: [{', '.join(_some(chance, PLACES, chance.choice([1, 1, 1, 2, 3])))}]")
    lines.append(f"skills: [{', '.join(_some(chance, SKILLS, chance.randrange(3, 9)))}]")
    lines.append(f"hiring: [{', '.join(chance.choice(HIRING))}]")
    if chance.random() < 0.6:
        low = chance.randrange(10, 60, 5)
        months = chance.choice(["", "·13薪", "·14薪", "·15薪", "·16薪"])
        lines.append(f"salary: {low}-{low + chance.randrange(5, 45, 5)}K{months}")
    if chance.random() < 0.7:
        lines.append(f"experience: {chance.choice(EXPERIENCE)}")
    if chance.random() < 0.7:
        lines.append(f"education: {chance.choice(EDUCATION)}")
    if chance.random() < 0.5:
        lines.append(f"employment: {chance.choice(['full-time'] * 4 + ['internship', 'contract'])}")
    if chance.random() < 0.1:
        lines.append(f"remote: {chance.choice(['hybrid', 'full'])}\nremote_countries: [CN]")
    if chance.random() < 0.2:
        lines.append(f"closes: {(TODAY + timedelta(days=chance.randrange(2, 90))).isoformat()}")
    return "".join(f"{line}\n" for line in lines)


def _some(chance: random.Random, words: list[str], count: int) -> list[str]:
    """Return several of a list, those in front more often, as languages and cities are."""
    weights = [1 / (place + 3) for place in range(len(words))]
    return list(dict.fromkeys(chance.choices(words, weights, k=count)))


def _body(language: str, chance: random.Random, sentences: list[str]) -> str:
    heads = ("岗位职责", "任职要求") if language == "zh" else ("What you will do", "What we look for")
    parts = [f"## {head}\n\n" + "".join(f"- {line}\n" for line in chance.sample(sentences, 6)) for head in heads]
    return f"{chance.choice(sentences)}\n\n" + "\n".join(parts)


def _sentences(language: str) -> list[str]:
    found = set[str]()
    for file in sorted((ROOT / "content/postings").rglob("*.md")):
        if (language == "en") == (".en." in file.name):
            found |= set(re.findall(r"^- (.+)$", file.read_text("utf-8"), re.MULTILINE))
    return sorted(found)


def _company_name(chance: random.Random) -> tuple[str, str]:
    first = [
        ("星", "Star"),
        ("云", "Cloud"),
        ("智", "Wise"),
        ("海", "Ocean"),
        ("天", "Sky"),
        ("光", "Light"),
        ("芯", "Core"),
        ("量", "Quantum"),
    ]
    second = [
        ("图", "Graph"),
        ("河", "River"),
        ("算", "Compute"),
        ("链", "Link"),
        ("语", "Speech"),
        ("擎", "Engine"),
        ("桥", "Bridge"),
        ("行", "Path"),
    ]
    kind = [("科技", "Technologies"), ("智能", "AI"), ("软件", "Software"), ("半导体", "Semiconductor")]
    parts = [chance.choice(words) for words in (first, second, kind)]
    return "".join(zh for zh, _ in parts), " ".join(en for _, en in parts)


def _slug(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", text.lower().replace("c++", "cpp")).strip("-")
