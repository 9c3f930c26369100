using FireSafety.Platform.Documents;

namespace FireSafety.Platform.Tests.Documents;

/// <summary>Documents of the kinds the services issue, with fictitious bodies and people.</summary>
internal static class SampleDocuments
{
    public static OfficialDocument Briefing() =>
        new OfficialDocument
        {
            Title = "示例消防救援支队运用“五项约谈”\n推动消防安全集中除患攻坚大整治行动",
            Author = "示例消防救援支队",
            Created = new DateTime(2024, 2, 28, 1, 0, 0, DateTimeKind.Utc),
        }
        .Masthead(new Masthead("消防救援工作简报", "专刊（2）", "示例消防救援支队", new DateOnly(2024, 2, 28)))
        .Paragraph("消防安全集中除患攻坚大整治行动开展以来，示例支队坚持问题导向，建立“五项约谈”工作机制，层层传导压力，压实各方责任，推动重大风险隐患动态清零，全力维护全市火灾形势平稳。")
        .Heading1("一、市领导约谈行业部门")
        .Paragraph("市领导集中约谈市直行业部门主要负责人。各部门逐一汇报行业突出风险、近期防范措施和隐患排查情况，市领导逐一点评，并提出三点要求：一是提高站位，压实行业监管责任；二是聚焦重点，紧盯养老、福利机构等弱势群体场所；三是形成合力，健全信息共享和联合执法机制。")
        .Heading1("二、支队约谈消防技术服务机构")
        .Heading2("（一）通报检查结果")
        .Paragraph(
            new TextRun("支队召开警示约谈会，通报2023年度监督检查情况，消防技术服务机构经理和项目技术负责人共"),
            new TextRun("58人", Bold: true) { Link = new Uri("https://example.invalid/interviews?kind=2"), Bookmark = "figure_kind2" },
            new TextRun("参加。通报指出不具备从业条件、执业活动不规范、执业质量不符合标准要求等三类问题。"))
        .Heading2("（二）提出工作要求")
        .Paragraph("一是对照从业条件开展自查；二是规范执业行为，书面结论文件由技术负责人、项目负责人签名并加盖执业印章；三是严把质量关，杜绝虚假、失实文件。")
        .Heading3("1.分级落实。")
        .Paragraph(new TextRun("各机构5个工作日内报送整改措施，参加人数见"), new TextRun("前文") { Anchor = "figure_kind2" }, new TextRun("。"))
        .Heading1("三、各大队集中约谈重点单位")
        .Paragraph("各大队分批集中约谈消防安全重点单位责任人、管理人。各单位汇报本单位消防安全状况、存在隐患、整改措施及进展并表态发言；大队负责人通报近期火灾案例和辖区火灾形势。")
        .Table(
            [
                new TableColumn("序号", 0.6, ColumnAlignment.Center),
                new TableColumn("大队", 2),
                new TableColumn("场次", 0.8, ColumnAlignment.Right),
                new TableColumn("参加人数", 1, ColumnAlignment.Right),
                new TableColumn("备注", 2),
            ],
            [
                ["1", "示例第一大队", "4", "251", "含示例单位0001等"],
                ["2", "示例第二大队", "4", "251", ""],
                ["3", "示例第三大队", "4", "251", ""],
                ["4", "示例第四大队", "4", "251", "人数分布为示例，非实际数据，文字较长时自动换行"],
            ])
        .Heading1("四、下一步工作")
        .Paragraph("各大队要持续跟踪约谈事项，逐项销号；对重大风险隐患单位和不放心单位落实巡防巡控措施，确保整改到位。")
        .Imprint(new Imprint(
            50,
            ReportTo: "示例省消防救援总队，示例市委、市人民政府",
            SendTo: "示例市安全生产委员会各成员单位，示例市教育局、民政局、商务局、文化旅游和广播电视局、卫生健康委员会",
            DistributeTo: "各消防救援大队，支队机关各科室",
            IssuedBy: "示例消防救援支队办公室",
            IssuedOn: new DateOnly(2024, 2, 28)));

    public static OfficialDocument Notice() =>
        new OfficialDocument
        {
            Title = "消防安全约谈通知书",
            Author = "示例消防救援支队",
            Created = new DateTime(2024, 2, 21, 1, 0, 0, DateTimeKind.Utc),
        }
        .Letterhead("示例消防救援支队")
        .DocumentNumber("示消约通〔2024〕3号")
        .Addressee("示例单位0001：")
        .Paragraph("因你单位存在重大火灾隐患未按期整改，依据《安全生产约谈实施办法（试行）》有关规定，决定对你单位进行约谈。现将有关事项通知如下：")
        .Heading1("一、约谈时间和地点")
        .Paragraph("时间：2024年2月28日9时30分。地点：示例消防救援支队二楼会议室。")
        .Heading1("二、参加人员")
        .Paragraph("你单位消防安全责任人、消防安全管理人。不得委托他人代为参加。")
        .Heading1("三、约谈程序")
        .Paragraph("约谈方说明约谈事由和目的，指出存在的问题；被约谈方说明情况并提出整改措施；双方确定整改措施和时限；形成约谈纪要。")
        .Heading1("四、需提交的材料")
        .Paragraph("消防安全基本情况、隐患整改方案、资金和时限安排。\n收到本通知后请即签收；无正当理由不参加的，将依规通报。")
        .Signature("示例消防救援支队", new DateOnly(2024, 2, 21));

    public static OfficialDocument LinesOfText(int lines, int charactersALine) =>
        new OfficialDocument { Title = "版心测试", Author = "示例", Created = new DateTime(2024, 2, 21, 0, 0, 0, DateTimeKind.Utc) }
        .Addressee(new string('消', lines * charactersALine));
}
