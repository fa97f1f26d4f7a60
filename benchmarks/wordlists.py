"""The words that made-up postings are put together from: (Chinese, English) where both differ."""

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
COMPANY_NAMES = (
    [("星", "Star"), ("云", "Cloud"), ("智", "Wise"), ("海", "Ocean"), ("天", "Sky"), ("光", "Light"), ("芯", "Core"),
     ("量", "Quantum")],
    [("图", "Graph"), ("河", "River"), ("算", "Compute"), ("链", "Link"), ("语", "Speech"), ("擎", "Engine"),
     ("桥", "Bridge"), ("行", "Path")],
    [("科技", "Technologies"), ("智能", "AI"), ("软件", "Software"), ("半导体", "Semiconductor")],
)  # fmt: skip
# Headings and sentences of a posting's text, and what gives it more kinds of Markdown.
MARKUP = {
    "zh": {
        "duties": "岗位职责",
        "demands": "任职要求",
        "nice": "加分项",
        "plus": "优先：",
        "code": "面试时会请你当场读一段 `{name}_demo` 的代码。",
        "link": "想先了解团队，请看[{name}的主页](https://example.org/{slug}/)。",
        "table": (
            "| 阶段 | 内容 | 时长 |",
            "| --- | --- | --- |",
            "| 第一轮 | 技术交流 | 60 分钟 |",
            "| 第二轮 | 团队面谈 | 45 分钟 |",
        ),
    },
    "en": {
        "duties": "What you will do",
        "demands": "What we look for",
        "nice": "Nice to have",
        "plus": "A plus:",
        "code": "You will read a page of `{name}_demo` with us in the interview.",
        "link": "Have a look at [{name}](https://example.org/{slug}/) first.",
        "table": (
            "| Step | What | How long |",
            "| --- | --- | --- |",
            "| First | technical talk | 60 minutes |",
            "| Second | the team | 45 minutes |",
        ),
    },
}
