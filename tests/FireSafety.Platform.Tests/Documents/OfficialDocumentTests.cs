using System.IO.Compression;
using CsCheck;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;
using FireSafety.Platform.Documents;
using Imprint = FireSafety.Platform.Documents.Imprint;

namespace FireSafety.Platform.Tests.Documents;

public sealed class OfficialDocumentTests
{
    [Fact]
    public void ToArray_Briefing_IsValidOpenXml() =>
        Assert.Empty(Faults(SampleDocuments.Briefing()));

    [Fact]
    public void ToArray_Notice_IsValidOpenXml() =>
        Assert.Empty(Faults(SampleDocuments.Notice()));

    [Fact]
    public void ToArray_TitleOnly_IsValidOpenXml() =>
        Assert.Empty(Faults(Empty()));

    [Fact]
    public void ToArray_NumberWithoutLetterhead_IsValidOpenXml() =>
        Assert.Empty(Faults(Empty().DocumentNumber("示消纪〔2024〕1号").Imprint(new Imprint(0))));

    [Fact]
    public void ToArray_AnyText_IsValidOpenXml() =>
        Gen.String.Sample(
            text => Faults(Empty().Addressee(text).Heading1(text).Paragraph(text).Paragraph(new TextRun(text, Bold: true))).Count == 0,
            iter: 30);

    [Fact]
    public void ToArray_SameContentBuiltTwice_GivesTheSameBytes() =>
        Assert.Equal(SampleDocuments.Briefing().ToArray(), SampleDocuments.Briefing().ToArray());

    [Fact]
    public void ToArray_CalledTwice_GivesTheSameBytes()
    {
        var document = SampleDocuments.Briefing();

        var first = document.ToArray();
        var second = document.ToArray();

        Assert.Equal(first, second);
    }

    [Fact]
    public void ToArray_Entries_StartWithContentTypesAndCarryNoTimeOfWriting()
    {
        using var zip = new ZipArchive(new MemoryStream(SampleDocuments.Notice().ToArray()));

        Assert.Equal("[Content_Types].xml", zip.Entries[0].FullName);
        Assert.All(zip.Entries, e => Assert.Equal(new DateTime(1980, 1, 1), e.LastWriteTime.DateTime));
    }

    [Fact]
    public void Save_StreamThatCannotSeek_WritesTheBytesOfToArray()
    {
        using var received = new MemoryStream();
        using var oneWay = new GZipStream(received, CompressionMode.Compress, leaveOpen: true);

        SampleDocuments.Notice().Save(oneWay);
        oneWay.Flush();

        received.Position = 0;
        using var unpacked = new MemoryStream();
        new GZipStream(received, CompressionMode.Decompress).CopyTo(unpacked);
        Assert.Equal(SampleDocuments.Notice().ToArray(), unpacked.ToArray());
    }

    [Fact]
    public void ToArray_Properties_AreTheCallers()
    {
        using var file = Open(SampleDocuments.Briefing());

        Assert.Equal("示例消防救援支队运用“五项约谈”推动消防安全集中除患攻坚大整治行动", file.PackageProperties.Title);
        Assert.Equal("示例消防救援支队", file.PackageProperties.Creator);
        Assert.Equal(new DateTime(2024, 2, 28, 1, 0, 0, DateTimeKind.Utc), file.PackageProperties.Created?.ToUniversalTime());
        Assert.Equal(new DateTime(2024, 2, 28, 1, 0, 0, DateTimeKind.Utc), file.PackageProperties.Modified?.ToUniversalTime());
    }

    [Fact]
    public void ToArray_Page_IsA4WithTheStandardsMargins()
    {
        using var file = Open(SampleDocuments.Notice());
        var size = Single<PageSize>(file);
        var margin = Single<PageMargin>(file);

        Assert.Equal(210, Millimetres(size.Width!), 0.1);
        Assert.Equal(297, Millimetres(size.Height!), 0.1);
        Assert.Equal(37, Millimetres(margin.Top!), 0.1);
        Assert.Equal(28, Millimetres(margin.Left!), 0.1);
        Assert.Equal(26, Millimetres(margin.Right!), 0.1);
        Assert.Equal(35, Millimetres(margin.Bottom!), 0.2);
    }

    [Fact]
    public void ToArray_Grid_IsTwentyTwoLinesOfTwentyEightCharacters()
    {
        using var file = Open(SampleDocuments.Notice());
        var grid = Single<DocGrid>(file);

        Assert.Equal(DocGridValues.LinesAndChars, grid.Type!.Value);
        Assert.Equal(580, grid.LinePitch!.Value);
        Assert.Equal(-848, grid.CharacterSpace!.Value);
        Assert.Equal(22, (OfficialLayout.PageHeight - OfficialLayout.MarginTop - OfficialLayout.MarginBottom) / OfficialLayout.Line);
    }

    [Theory]
    [InlineData("Normal", null, "32")]
    [InlineData("Title", "方正小标宋简体", "44")]
    [InlineData("Heading1", "黑体", null)]
    [InlineData("Heading2", "楷体_GB2312", null)]
    [InlineData("Footer", "宋体", "28")]
    public void ToArray_Style_HasTheStandardsFaceAndSize(string style, string? face, string? halfPoints)
    {
        using var file = Open(SampleDocuments.Notice());

        var run = file.MainDocumentPart!.StyleDefinitionsPart!.Styles!.Elements<Style>().Single(s => s.StyleId == style).StyleRunProperties!;

        Assert.Equal(face, run.RunFonts?.EastAsia?.Value);
        Assert.Equal(face, run.RunFonts?.Ascii?.Value);
        Assert.Equal(halfPoints, run.FontSize?.Val?.Value);
    }

    [Fact]
    public void ToArray_LicensedFaces_NameTheirStandIns()
    {
        using var file = Open(SampleDocuments.Notice());

        var fonts = file.MainDocumentPart!.FontTablePart!.Fonts!.Elements<Font>();

        Assert.All(fonts, f => Assert.Contains("Noto", f.AltName?.Val?.Value, StringComparison.Ordinal));
    }

    [Fact]
    public void ToArray_PageNumbers_StandAtTheOuterEdge()
    {
        using var file = Open(SampleDocuments.Notice());
        var main = file.MainDocumentPart!;
        var odd = Footer(main, HeaderFooterValues.Default);
        var even = Footer(main, HeaderFooterValues.Even);

        Assert.NotNull(main.DocumentSettingsPart!.Settings!.GetFirstChild<EvenAndOddHeaders>());
        Assert.Equal(JustificationValues.Right, odd.Descendants<Justification>().Single().Val!.Value);
        Assert.Equal(JustificationValues.Left, even.Descendants<Justification>().Single().Val!.Value);
        Assert.Equal("— 1 —", odd.InnerText);
    }

    [Fact]
    public void Masthead_Given_StandsRedAboveTheTitle()
    {
        using var file = Open(SampleDocuments.Briefing());
        var lines = file.MainDocumentPart!.Document!.Body!.Elements<Paragraph>().Take(4).ToList();

        Assert.Equal(
            ["消防救援工作简报", "专刊（2）", "　示例消防救援支队2024年2月28日", "示例消防救援支队运用“五项约谈”推动消防安全集中除患攻坚大整治行动"],
            lines.Select(l => l.InnerText));
        Assert.Equal("Masthead", lines[0].ParagraphProperties!.ParagraphStyleId!.Val!.Value);
        Assert.Equal("FF0000", lines[2].Descendants<BottomBorder>().Single().Color!.Value);
    }

    [Fact]
    public void DocumentNumber_WithLetterhead_StandsBetweenOrganAndTitle()
    {
        using var file = Open(SampleDocuments.Notice());

        var lines = file.MainDocumentPart!.Document!.Body!.Elements<Paragraph>().Take(4).Select(p => p.InnerText);

        Assert.Equal(["示例消防救援支队", "示消约通〔2024〕3号", "消防安全约谈通知书", "示例单位0001："], lines);
    }

    [Fact]
    public void Letterhead_AfterMasthead_Throws() =>
        Assert.Throws<InvalidOperationException>(() => SampleDocuments.Briefing().Letterhead("示例消防救援支队"));

    [Fact]
    public void Paragraph_SeveralLines_BecomesSeveralParagraphs()
    {
        using var file = Open(Empty().Paragraph("第一段\r\n\n第二段"));

        var texts = file.MainDocumentPart!.Document!.Body!.Elements<Paragraph>().Select(p => p.InnerText);

        Assert.Equal(["示例", "第一段", "第二段"], texts);
    }

    [Fact]
    public void Paragraph_CharactersXmlForbids_AreDropped()
    {
        using var file = Open(Empty().Paragraph("示\u0001例\uD842单\uFFFE位𠮷"));

        Assert.Equal("示例单位𠮷", file.MainDocumentPart!.Document!.Body!.Elements<Paragraph>().Last().InnerText);
    }

    [Theory]
    [InlineData("")]
    [InlineData("1st")]
    [InlineData("a b")]
    public void Paragraph_MalformedBookmark_Throws(string name) =>
        Assert.Throws<ArgumentException>(() => Empty().Paragraph(new TextRun("示例") { Bookmark = name }));

    [Fact]
    public void Paragraph_BookmarkTwice_Throws()
    {
        var run = new TextRun("示例") { Bookmark = "figure" };

        Assert.Throws<ArgumentException>(() => Empty().Paragraph(run, run));
    }

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("file:///example")]
    [InlineData("/interviews")]
    public void Paragraph_LinkThatIsNotWeb_Throws(string link) =>
        Assert.Throws<ArgumentException>(() =>
            Empty().Paragraph(new TextRun("示例") { Link = new Uri(link, UriKind.RelativeOrAbsolute) }));

    [Fact]
    public void Table_Columns_FillTheTextWidthExactly() =>
        Gen.Double[0.1, 9].Array[1, 9].Sample(weights =>
        {
            using var file = Open(Empty().Table([.. weights.Select(w => new TableColumn("列", w))], []));
            return file.MainDocumentPart!.Document!.Descendants<GridColumn>().Sum(c => int.Parse(c.Width!.Value!, null))
                == OfficialLayout.TextWidth;
        }, iter: 20);

    [Fact]
    public void Table_HeaderRow_IsRepeatedOnEveryPage()
    {
        using var file = Open(SampleDocuments.Briefing());

        var rows = file.MainDocumentPart!.Document!.Descendants<Table>().First().Elements<TableRow>().ToList();

        Assert.NotNull(rows[0].TableRowProperties!.GetFirstChild<TableHeader>());
        Assert.Null(rows[1].TableRowProperties!.GetFirstChild<TableHeader>());
    }

    [Fact]
    public void Table_RowOfAnotherLength_Throws() =>
        Assert.Throws<ArgumentException>(() => Empty().Table([new TableColumn("一")], [["甲", "乙"]]));

    [Fact]
    public void Table_WeightOfZero_Throws() =>
        Assert.Throws<ArgumentException>(() => Empty().Table([new TableColumn("一", 0)], []));

    [Fact]
    public void Signature_IssuerAndDate_StandTogetherAtTheRight()
    {
        using var file = Open(SampleDocuments.Notice());

        var lines = file.MainDocumentPart!.Document!.Body!.Elements<Paragraph>().TakeLast(2).ToList();

        Assert.Equal(["示例消防救援支队", "2024年2月21日"], lines.Select(l => l.InnerText));
        Assert.All(lines, l => Assert.Equal(JustificationValues.Right, l.ParagraphProperties!.Justification!.Val!.Value));
        Assert.NotNull(lines[0].ParagraphProperties!.KeepNext);
    }

    [Fact]
    public void Signature_ParagraphBefore_StaysOnItsPage()
    {
        using var file = Open(SampleDocuments.Notice());

        var before = file.MainDocumentPart!.Document!.Body!.Elements<Paragraph>().TakeLast(3).First();

        Assert.NotNull(before.ParagraphProperties!.KeepNext);
    }

    [Fact]
    public void Imprint_Given_FloatsToTheBottomOfTheLastPage()
    {
        using var file = Open(SampleDocuments.Briefing());

        var foot = file.MainDocumentPart!.Document!.Descendants<Table>().Last();

        Assert.Equal(VerticalAlignmentValues.Bottom, foot.Descendants<TablePositionProperties>().Single().TablePositionYAlignment!.Value);
        Assert.StartsWith("报：示例省消防救援总队", foot.InnerText, StringComparison.Ordinal);
        Assert.EndsWith("（共印50份）", foot.InnerText, StringComparison.Ordinal);
    }

    private static OfficialDocument Empty() =>
        new() { Title = "示例", Author = "示例", Created = new DateTime(2024, 2, 28, 0, 0, 0, DateTimeKind.Utc) };

    private static WordprocessingDocument Open(OfficialDocument document) =>
        WordprocessingDocument.Open(new MemoryStream(document.ToArray()), isEditable: false);

    private static List<string> Faults(OfficialDocument document)
    {
        using var file = Open(document);
        return [.. new OpenXmlValidator(FileFormatVersions.Microsoft365).Validate(file).Select(e => $"{e.Path?.XPath}: {e.Description}")];
    }

    private static T Single<T>(WordprocessingDocument file) where T : OpenXmlElement =>
        file.MainDocumentPart!.Document!.Descendants<T>().Single();

    private static Footer Footer(MainDocumentPart main, HeaderFooterValues kind) =>
        ((FooterPart)main.GetPartById(main.Document!.Descendants<FooterReference>().Single(r => r.Type! == kind).Id!)).Footer!;

    private static double Millimetres(double twips) => twips / 1440 * 25.4;
}
