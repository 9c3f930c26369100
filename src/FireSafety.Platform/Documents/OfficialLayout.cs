using System.Globalization;
using System.Xml.Linq;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace FireSafety.Platform.Documents;

/// <summary>The page, the fonts and the styles of GB/T 9704-2012. Lengths are in twips (1/20 pt; 1 mm is 56.7) unless named otherwise.</summary>
internal static class OfficialLayout
{
    public const int PageWidth = 11906; // 210 mm
    public const int PageHeight = 16838; // 297 mm
    public const int MarginTop = 2098; // 37 mm
    public const int MarginLeft = 1587; // 28 mm
    public const int MarginRight = 1474; // 26 mm

    /// <summary>35 mm less 0.1 mm: 22 lines of 580 need 12,760, and the exact remainder of 12,756 would hold only 21.</summary>
    public const int MarginBottom = 1978;
    public const int TextWidth = PageWidth - MarginLeft - MarginRight;

    /// <summary>One line: 225 mm / 22.</summary>
    public const int Line = 580;

    /// <summary>Half of one of the 28 characters of a line: 156 mm / 56. A Latin letter or digit takes one half.</summary>
    public const int HalfCharacter = 158;

    /// <summary>Narrows a 16 pt character to 156 mm / 28, in 1/4096 pt; without it a line holds 27. Holds for 16 pt text only.</summary>
    public const int CharacterSpace = -848;

    // The page number's dashes stand 7 mm under the text: the line's lower edge is 25 mm above the page's.
    private const int FooterDistance = 1417;

    private const string Namespace = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";

    // The styles carry line and character pitch themselves (580 exactly; 16 pt less 0.3 pt, the rest is justified): word processors
    // differ over text wider than a grid's cell, and some give each character two. The grid stays for who edits the page.
    public static Styles Styles() => new($$"""
        <w:styles {{Namespace}}>
          <w:docDefaults>
            <w:rPrDefault><w:rPr>{{Fonts("仿宋_GB2312")}}<w:sz w:val="32"/><w:szCs w:val="32"/><w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>
            <w:pPrDefault/>
          </w:docDefaults>
          <w:style w:type="paragraph" w:default="1" w:styleId="Normal">
            <w:name w:val="Normal"/><w:qFormat/>
            <w:pPr><w:widowControl w:val="0"/><w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/><w:snapToGrid w:val="0"/><w:spacing w:line="580" w:lineRule="exact"/><w:jc w:val="both"/></w:pPr>
            <w:rPr><w:snapToGrid w:val="0"/><w:spacing w:val="-6"/><w:sz w:val="32"/><w:szCs w:val="32"/></w:rPr>
          </w:style>
          <w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">
            <w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/>
          </w:style>
          <w:style w:type="table" w:default="1" w:styleId="TableNormal">
            <w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/>
            <w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr>
          </w:style>
          <w:style w:type="paragraph" w:styleId="BodyText">
            <w:name w:val="Body Text"/><w:basedOn w:val="Normal"/><w:qFormat/>
            <w:pPr><w:ind w:firstLineChars="200" w:firstLine="632"/></w:pPr>
          </w:style>
          <w:style w:type="paragraph" w:styleId="Title">
            <w:name w:val="Title"/><w:basedOn w:val="Normal"/><w:next w:val="BodyText"/><w:qFormat/>
            <w:pPr><w:keepNext/><w:keepLines/><w:jc w:val="center"/></w:pPr>
            <w:rPr>{{Fonts("方正小标宋简体")}}<w:spacing w:val="0"/><w:sz w:val="44"/><w:szCs w:val="44"/></w:rPr>
          </w:style>
          <w:style w:type="paragraph" w:styleId="Heading1">
            <w:name w:val="heading 1"/><w:basedOn w:val="BodyText"/><w:next w:val="BodyText"/><w:qFormat/>
            <w:pPr><w:keepNext/><w:outlineLvl w:val="0"/></w:pPr>
            <w:rPr>{{Fonts("黑体")}}</w:rPr>
          </w:style>
          <w:style w:type="paragraph" w:styleId="Heading2">
            <w:name w:val="heading 2"/><w:basedOn w:val="BodyText"/><w:next w:val="BodyText"/><w:qFormat/>
            <w:pPr><w:keepNext/><w:outlineLvl w:val="1"/></w:pPr>
            <w:rPr>{{Fonts("楷体_GB2312")}}</w:rPr>
          </w:style>
          <w:style w:type="paragraph" w:styleId="Heading3">
            <w:name w:val="heading 3"/><w:basedOn w:val="BodyText"/><w:next w:val="BodyText"/><w:qFormat/>
            <w:pPr><w:keepNext/><w:outlineLvl w:val="2"/></w:pPr>
            <w:rPr><w:b/><w:bCs/></w:rPr>
          </w:style>
          <w:style w:type="paragraph" w:customStyle="1" w:styleId="Masthead">
            <w:name w:val="Masthead"/><w:basedOn w:val="Title"/><w:next w:val="BodyText"/>
            <w:rPr><w:color w:val="FF0000"/></w:rPr>
          </w:style>
          <w:style w:type="paragraph" w:customStyle="1" w:styleId="TableText">
            <w:name w:val="Table Text"/><w:basedOn w:val="Normal"/>
            <w:pPr><w:spacing w:before="40" w:after="40" w:line="360" w:lineRule="exact"/><w:jc w:val="left"/></w:pPr>
            <w:rPr><w:spacing w:val="0"/><w:sz w:val="24"/><w:szCs w:val="24"/></w:rPr>
          </w:style>
          <w:style w:type="paragraph" w:customStyle="1" w:styleId="TableHeader">
            <w:name w:val="Table Header"/><w:basedOn w:val="TableText"/>
            <w:pPr><w:keepNext/><w:jc w:val="center"/></w:pPr>
            <w:rPr>{{Fonts("黑体")}}</w:rPr>
          </w:style>
          <w:style w:type="paragraph" w:customStyle="1" w:styleId="Imprint">
            <w:name w:val="Imprint"/><w:basedOn w:val="Normal"/>
            <w:pPr><w:spacing w:line="460" w:lineRule="exact"/></w:pPr>
            <w:rPr><w:spacing w:val="0"/><w:sz w:val="28"/><w:szCs w:val="28"/></w:rPr>
          </w:style>
          <w:style w:type="paragraph" w:styleId="Footer">
            <w:name w:val="footer"/><w:basedOn w:val="Normal"/>
            <w:pPr><w:spacing w:line="360" w:lineRule="exact"/></w:pPr>
            <w:rPr>{{Fonts("宋体")}}<w:spacing w:val="0"/><w:sz w:val="28"/><w:szCs w:val="28"/></w:rPr>
          </w:style>
        </w:styles>
        """);

    /// <summary>The standard's faces are licensed and not shipped: each names what may stand in for it.</summary>
    public static Fonts FontTable() => new($"""
        <w:fonts {Namespace}>
          {Font("仿宋_GB2312", "仿宋,FangSong,华文仿宋,STFangsong,Noto Serif CJK SC", "modern")}
          {Font("楷体_GB2312", "楷体,KaiTi,华文楷体,STKaiti,Noto Serif CJK SC", "modern")}
          {Font("方正小标宋简体", "FZXiaoBiaoSong-B05S,FZXiaoBiaoSong-B05,华文中宋,STZhongsong,Noto Serif CJK SC", "script")}
          {Font("黑体", "SimHei,华文黑体,STHeiti,Noto Sans CJK SC", "modern")}
          {Font("宋体", "SimSun,华文宋体,STSong,Noto Serif CJK SC", "auto")}
        </w:fonts>
        """);

    public static Settings Settings() => new($"""
        <w:settings {Namespace}>
          <w:zoom w:percent="100"/>
          <w:evenAndOddHeaders/>
          <w:drawingGridVerticalSpacing w:val="290"/>
          <w:characterSpacingControl w:val="doNotCompress"/>
          <w:compat>
            <w:spaceForUL/><w:balanceSingleByteDoubleByteWidth/><w:doNotLeaveBackslashAlone/><w:ulTrailSpace/>
            <w:doNotExpandShiftReturn/><w:adjustLineHeightInTable/><w:useFELayout/>
            <w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>
          </w:compat>
          <w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/>
        </w:settings>
        """);

    /// <summary>The page number between dashes, one character in from the outer edge: right on odd pages, left on even ones.</summary>
    public static Footer PageNumber(bool even) => new($"""
        <w:ftr {Namespace}>
          <w:p>
            <w:pPr><w:pStyle w:val="Footer"/><w:ind w:left="280" w:right="280"/><w:jc w:val="{(even ? "left" : "right")}"/></w:pPr>
            <w:r><w:t xml:space="preserve">— </w:t></w:r>
            <w:fldSimple w:instr=" PAGE "><w:r><w:t>{(even ? 2 : 1)}</w:t></w:r></w:fldSimple>
            <w:r><w:t xml:space="preserve"> —</w:t></w:r>
          </w:p>
        </w:ftr>
        """);

    public static SectionProperties Section(string oddFooterId, string evenFooterId) => new(
        new FooterReference { Type = HeaderFooterValues.Default, Id = oddFooterId },
        new FooterReference { Type = HeaderFooterValues.Even, Id = evenFooterId },
        new PageSize { Width = PageWidth, Height = PageHeight },
        new PageMargin
        {
            Top = MarginTop,
            Right = MarginRight,
            Bottom = MarginBottom,
            Left = MarginLeft,
            Header = 851,
            Footer = FooterDistance,
            Gutter = 0,
        },
        new DocGrid { Type = DocGridValues.LinesAndChars, LinePitch = Line, CharacterSpace = CharacterSpace });

    public static void WriteCoreProperties(CoreFilePropertiesPart part, string title, string author, DateTime created, DateTime modified)
    {
        XNamespace cp = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties";
        XNamespace dc = "http://purl.org/dc/elements/1.1/";
        XNamespace terms = "http://purl.org/dc/terms/";
        XNamespace xsi = "http://www.w3.org/2001/XMLSchema-instance";
        XElement Moment(string name, DateTime utc) => new(
            terms + name,
            new XAttribute(xsi + "type", "dcterms:W3CDTF"),
            utc.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
        var properties = new XElement(
            cp + "coreProperties",
            new XAttribute(XNamespace.Xmlns + "dc", dc),
            new XAttribute(XNamespace.Xmlns + "dcterms", terms),
            new XAttribute(XNamespace.Xmlns + "xsi", xsi),
            new XElement(dc + "title", title),
            new XElement(dc + "creator", author),
            new XElement(cp + "lastModifiedBy", author),
            Moment("created", created),
            Moment("modified", modified));
        using var stream = part.GetStream(FileMode.Create);
        properties.Save(stream);
    }

    private static string Fonts(string name) =>
        $"<w:rFonts w:ascii=\"{name}\" w:hAnsi=\"{name}\" w:eastAsia=\"{name}\" w:cs=\"{name}\"/>";

    private static string Font(string name, string standIns, string family) =>
        $"<w:font w:name=\"{name}\"><w:altName w:val=\"{standIns}\"/><w:charset w:val=\"86\"/><w:family w:val=\"{family}\"/><w:pitch w:val=\"default\"/></w:font>";
}
