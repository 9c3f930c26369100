using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using FireSafety.Platform.Time;
using Layout = FireSafety.Platform.Documents.OfficialLayout;

namespace FireSafety.Platform.Documents;

/// <summary>
/// An official document (公文) as a .docx in the layout of GB/T 9704-2012: A4, 22 lines of 28 characters, a title of size 二号,
/// text of size 三号. The head is put in its place whenever it is given; all else stands in the order of the calls.
/// </summary>
/// <remarks>Same calls, same bytes. Not thread-safe.</remarks>
public sealed partial class OfficialDocument
{
    /// <summary>The media type of a .docx.</summary>
    public const string ContentType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    private const string Red = "FF0000";
    private readonly List<OpenXmlElement> body = [];
    private readonly List<Uri> links = [];
    private readonly HashSet<string> bookmarks = new(StringComparer.OrdinalIgnoreCase);
    private Masthead? masthead;
    private Imprint? imprint;
    private string? letterhead;
    private string? documentNumber;

    /// <summary>
    /// Printed above the text and kept as the file's title. A line holds 20 characters; a line break (<c>\n</c>) puts the
    /// break of a longer one where the sense divides.
    /// </summary>
    public required string Title { get; init; }

    /// <summary>The office the document comes from, for the file's properties.</summary>
    public required string Author { get; init; }

    /// <summary>When it was made, UTC, by the business clock.</summary>
    public required DateTime Created { get; init; }

    /// <summary>When it was last changed, UTC; <see cref="Created"/> if never.</summary>
    public DateTime? Modified { get; init; }

    /// <summary>The red head of a briefing.</summary>
    /// <exception cref="InvalidOperationException">There is a <see cref="Letterhead"/> already.</exception>
    public OfficialDocument Masthead(Masthead head)
    {
        if (letterhead is not null)
            throw new InvalidOperationException("A document has one red head: masthead or letterhead.");
        masthead = head;
        return this;
    }

    /// <summary>The red name of the issuing organ over a red rule, for a notice or minutes.</summary>
    /// <exception cref="InvalidOperationException">There is a <see cref="Masthead"/> already.</exception>
    public OfficialDocument Letterhead(string organ)
    {
        if (masthead is not null)
            throw new InvalidOperationException("A document has one red head: masthead or letterhead.");
        letterhead = organ;
        return this;
    }

    /// <summary>The number, e.g. <c>盘消约通〔2024〕3号</c>: between organ and rule under a letterhead, else right under the title.</summary>
    public OfficialDocument DocumentNumber(string number)
    {
        documentNumber = number;
        return this;
    }

    /// <summary>Whom it is for (主送机关), flush left, with its colon: <c>示例单位0001：</c>.</summary>
    public OfficialDocument Addressee(string text) => Add(Paragraph("Normal", Text(text)));

    /// <summary>A first-level heading with its number: <c>一、…</c>.</summary>
    public OfficialDocument Heading1(string text) => Add(Paragraph("Heading1", Text(text)));

    /// <summary>A second-level heading with its number: <c>（一）…</c>.</summary>
    public OfficialDocument Heading2(string text) => Add(Paragraph("Heading2", Text(text)));

    /// <summary>A third-level heading with its number: <c>1.…</c>.</summary>
    public OfficialDocument Heading3(string text) => Add(Paragraph("Heading3", Text(text)));

    /// <summary>Text, indented by two characters. Each of its lines becomes a paragraph; blank lines are dropped.</summary>
    public OfficialDocument Paragraph(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        foreach (var line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            Add(Paragraph("BodyText", Text(line)));
        return this;
    }

    /// <summary>One paragraph of differing stretches.</summary>
    /// <exception cref="ArgumentException">A bookmark's name is malformed or taken, or a link is not http or https.</exception>
    public OfficialDocument Paragraph(params IEnumerable<TextRun> runs) =>
        Add(Paragraph("BodyText", [.. runs.SelectMany(Stretch)]));

    /// <summary>A bordered table over the width of the text.</summary>
    /// <param name="columns">1 or more.</param>
    /// <param name="rows">Read once; each as long as <paramref name="columns"/>.</param>
    /// <exception cref="ArgumentException">No columns, a weight of 0 or less, or a row of another length.</exception>
    public OfficialDocument Table(IReadOnlyList<TableColumn> columns, IEnumerable<IReadOnlyList<string>> rows)
    {
        ArgumentNullException.ThrowIfNull(columns);
        ArgumentNullException.ThrowIfNull(rows);
        if (columns.Count == 0 || columns.Any(c => !double.IsFinite(c.Weight) || c.Weight <= 0))
            throw new ArgumentException("A table needs columns, and a column a weight above 0.", nameof(columns));
        var widths = Widths(columns);
        var table = new Table(
            new TableProperties(
                new TableWidth { Width = Number(Layout.TextWidth), Type = TableWidthUnitValues.Dxa },
                new TableBorders(
                    Border<TopBorder>(4),
                    Border<LeftBorder>(4),
                    Border<BottomBorder>(4),
                    Border<RightBorder>(4),
                    Border<InsideHorizontalBorder>(4),
                    Border<InsideVerticalBorder>(4)),
                new TableLayout { Type = TableLayoutValues.Fixed }),
            new TableGrid(widths.Select(w => new GridColumn { Width = Number(w) })),
            new TableRow(
                [new TableRowProperties(new CantSplit(), new TableHeader()),
                .. columns.Select((c, i) => Cell(widths[i], Paragraph("TableHeader", Text(c.Header))))]));
        foreach (var row in rows)
        {
            if (row.Count != columns.Count)
                throw new ArgumentException($"A row has {row.Count} cells where the table has {columns.Count} columns.", nameof(rows));
            table.Append(new TableRow(
                [new TableRowProperties(new CantSplit()),
                .. row.Select((text, i) => Cell(widths[i], Aligned(columns[i].Alignment, Text(text))))]));
        }

        // Tables that touch would run into one.
        return Add(table).Add(Paragraph("Normal", [], p => p.SpacingBetweenLines = Exactly(Layout.Line / 2)));
    }

    /// <summary>
    /// Who issues it and when: the date four characters in from the right, the issuer centred over it, two lines left free for
    /// the seal (GB/T 9704-2012, 7.3.5.1). It draws the paragraph before it onto its page.
    /// </summary>
    public OfficialDocument Signature(string issuer, DateOnly date)
    {
        var day = ChineseDate.Of(date);
        var overhang = (HalfWidth(issuer) - HalfWidth(day)) / 2;
        var issuerRight = Math.Max(4, 8 - overhang); // two characters at least for an issuer far longer than the date
        // A seal must not stand on a page without text: what is signed could be exchanged.
        if (body.Count > 0 && body[^1] is Paragraph { ParagraphProperties: { } last })
            last.KeepNext = new KeepNext();
        Add(Paragraph("Normal", Text(issuer), p =>
        {
            p.KeepNext = new KeepNext();
            p.SpacingBetweenLines = new SpacingBetweenLines { Before = Number(2 * Layout.Line) };
            AlignRight(p, issuerRight);
        }));
        return Add(Paragraph("Normal", Text(day), p => AlignRight(p, issuerRight + overhang)));
    }

    /// <summary>Who gets it and the print run, at the bottom of the last page.</summary>
    public OfficialDocument Imprint(Imprint foot)
    {
        imprint = foot;
        return this;
    }

    /// <summary>The file's bytes.</summary>
    public byte[] ToArray()
    {
        using var package = new MemoryStream();
        using (var file = WordprocessingDocument.Create(package, WordprocessingDocumentType.Document))
            Write(file);
        return StablePackage.Restamp(package);
    }

    /// <summary>Writes the file; the stream need not seek and stays open. Writes synchronously: for a response use <see cref="ToArray"/>.</summary>
    public void Save(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        stream.Write(ToArray());
    }

    private void Write(WordprocessingDocument file)
    {
        // Relationship ids are given everywhere: those the SDK makes up are random.
        var main = file.AddNewPart<MainDocumentPart>(ContentType + ".main+xml", "rId1");
        var oneLineTitle = Clean(Title).ReplaceLineEndings("");
        Layout.WriteCoreProperties(
            file.AddNewPart<CoreFilePropertiesPart>("rId2"), oneLineTitle, Clean(Author), Created, Modified ?? Created);
        main.AddNewPart<StyleDefinitionsPart>("rId1").Styles = Layout.Styles();
        main.AddNewPart<FontTablePart>("rId2").Fonts = Layout.FontTable();
        main.AddNewPart<DocumentSettingsPart>("rId3").Settings = Layout.Settings();
        main.AddNewPart<FooterPart>("rId4").Footer = Layout.PageNumber(even: false);
        main.AddNewPart<FooterPart>("rId5").Footer = Layout.PageNumber(even: true);
        for (var i = 0; i < links.Count; i++)
            main.AddHyperlinkRelationship(links[i], isExternal: true, LinkId(i));
        main.Document = new Document(new Body(
            [.. Head(), .. body.Select(e => e.CloneNode(true)), .. Foot(), Layout.Section("rId4", "rId5")]));
    }

    private IEnumerable<OpenXmlElement> Head()
    {
        if (masthead is { } head)
        {
            yield return RedName(head.Name);
            yield return Paragraph("Normal", Text(head.Issue), Center);
            // One character in from either edge, by a space and a stop: an indent would shorten the rule as well.
            yield return Paragraph("Normal", Text($"　{head.Issuer}\t{ChineseDate.Of(head.Date)}"), p =>
            {
                p.Tabs = new Tabs(new TabStop { Val = TabStopValues.Right, Position = Layout.TextWidth - 2 * Layout.HalfCharacter });
                p.Justification = new Justification { Val = JustificationValues.Left };
                RedRule(p);
            });
        }
        else if (letterhead is not null)
        {
            yield return RedName(letterhead);
            yield return Paragraph("Normal", Text(documentNumber ?? ""), p =>
            {
                Center(p);
                RedRule(p);
            });
        }

        yield return Paragraph("Title", Text(Title), p =>
            p.SpacingBetweenLines = new SpacingBetweenLines
            {
                Before = Number(Layout.Line),
                After = Number(documentNumber is null || letterhead is not null ? Layout.Line : 0),
            });
        if (documentNumber is not null && letterhead is null)
        {
            yield return Paragraph("Normal", Text(documentNumber), p =>
            {
                AlignRight(p, 2);
                p.SpacingBetweenLines = new SpacingBetweenLines { After = Number(Layout.Line) };
            });
        }
    }

    private IEnumerable<OpenXmlElement> Foot()
    {
        if (imprint is not { } foot)
            yield break;
        Paragraph[] recipients =
        [
            .. new[] { ("报", foot.ReportTo), ("送", foot.SendTo), ("发", foot.DistributeTo) }
                .Where(r => !string.IsNullOrWhiteSpace(r.Item2))
                .Select(r => Paragraph("Imprint", Text($"{r.Item1}：{r.Item2}"), p => p.Indentation = new Indentation
                {
                    Left = "840",
                    Right = "280",
                    Hanging = "560",
                })),
        ];
        var issued = foot.IssuedOn is { } on ? $"{foot.IssuedBy}　{ChineseDate.Of(on)}印发".Trim('　') : foot.IssuedBy;
        var copies = foot.Copies > 0 ? string.Create(CultureInfo.InvariantCulture, $"（共印{foot.Copies}份）") : "";
        var lastLine = Paragraph("Imprint", Text($"{issued}\t{copies}"), p =>
        {
            p.Tabs = new Tabs(new TabStop { Val = TabStopValues.Right, Position = Layout.TextWidth - 280 });
            p.Indentation = new Indentation { Left = "280", Right = "280" };
            p.Justification = new Justification { Val = JustificationValues.Left };
        });
        var table = new Table(
            new TableProperties(
                // Anchored to the page across and to the margins down: the pair that word processors agree to float to the bottom.
                new TablePositionProperties
                {
                    HorizontalAnchor = HorizontalAnchorValues.Page,
                    VerticalAnchor = VerticalAnchorValues.Margin,
                    TablePositionX = Layout.MarginLeft,
                    TablePositionYAlignment = VerticalAlignmentValues.Bottom,
                },
                new TableOverlap { Val = TableOverlapValues.Never },
                new TableWidth { Width = Number(Layout.TextWidth), Type = TableWidthUnitValues.Dxa },
                new TableBorders(Border<TopBorder>(8), Border<BottomBorder>(8), Border<InsideHorizontalBorder>(6)), // 0.35 and 0.25 mm
                new TableLayout { Type = TableLayoutValues.Fixed },
                new TableCellMarginDefault(
                    new TableCellLeftMargin { Width = 0, Type = TableWidthValues.Dxa },
                    new TableCellRightMargin { Width = 0, Type = TableWidthValues.Dxa })),
            new TableGrid(new GridColumn { Width = Number(Layout.TextWidth) }));
        if (recipients.Length > 0)
            table.Append(new TableRow(new TableRowProperties(new CantSplit()), Cell(Layout.TextWidth, recipients)));
        table.Append(new TableRow(new TableRowProperties(new CantSplit()), Cell(Layout.TextWidth, lastLine)));
        yield return table;
        // The table hangs on this paragraph, which is too low to open a page of its own but after a full one.
        yield return Paragraph("Normal", [], p => p.SpacingBetweenLines = Exactly(20));
    }

    private static Paragraph RedName(string name)
    {
        // As large as one line allows, within the sizes that look like a head: 26 to 52 pt.
        var points = Math.Clamp(Layout.TextWidth / 10 / Math.Max(1, HalfWidth(name)), 26, 52);
        var paragraph = Paragraph("Masthead", Text(name), p => p.SpacingBetweenLines = new SpacingBetweenLines
        {
            Before = Number(Layout.Line),
            After = Number(Layout.Line / 2),
            Line = Number(5 * Layout.Line / 2),
            LineRule = LineSpacingRuleValues.Exact,
        });
        foreach (var run in paragraph.Elements<Run>())
        {
            run.RunProperties!.FontSize = new FontSize { Val = Number(2 * points) };
            run.RunProperties.FontSizeComplexScript = new FontSizeComplexScript { Val = Number(2 * points) };
        }

        return paragraph;
    }

    private IEnumerable<OpenXmlElement> Stretch(TextRun run)
    {
        IEnumerable<OpenXmlElement> stretch = Text(run.Text, run.Bold);
        if (run.Link is { } link)
        {
            if (!link.IsAbsoluteUri || (link.Scheme != Uri.UriSchemeHttp && link.Scheme != Uri.UriSchemeHttps))
                throw new ArgumentException($"'{link}' is not an absolute http or https address.", nameof(run));
            links.Add(link);
            stretch = [new Hyperlink(stretch) { Id = LinkId(links.Count - 1), History = true }];
        }
        else if (run.Anchor is not null)
        {
            stretch = [new Hyperlink(stretch) { Anchor = BookmarkName(run.Anchor), History = true }];
        }

        if (run.Bookmark is null)
            return stretch;
        if (!bookmarks.Add(BookmarkName(run.Bookmark)))
            throw new ArgumentException($"Bookmark '{run.Bookmark}' is used twice.", nameof(run));
        var id = Number(bookmarks.Count);
        return [new BookmarkStart { Id = id, Name = run.Bookmark }, .. stretch, new BookmarkEnd { Id = id }];
    }

    private OfficialDocument Add(OpenXmlElement element)
    {
        body.Add(element);
        return this;
    }

    private static Paragraph Paragraph(string style, IEnumerable<OpenXmlElement> content, Action<ParagraphProperties>? set = null)
    {
        var properties = new ParagraphProperties { ParagraphStyleId = new ParagraphStyleId { Val = style } };
        set?.Invoke(properties);
        return new Paragraph([properties, .. content]);
    }

    private static Paragraph Aligned(ColumnAlignment alignment, IEnumerable<OpenXmlElement> content) =>
        Paragraph("TableText", content, p => p.Justification = alignment switch
        {
            ColumnAlignment.Center => new Justification { Val = JustificationValues.Center },
            ColumnAlignment.Right => new Justification { Val = JustificationValues.Right },
            _ => null,
        });

    private static Run[] Text(string text, bool bold = false)
    {
        // Without the hint, quotes and dashes that Latin shares would be set half-width.
        var properties = new RunProperties { RunFonts = new RunFonts { Hint = FontTypeHintValues.EastAsia } };
        if (bold)
        {
            properties.Bold = new Bold();
            properties.BoldComplexScript = new BoldComplexScript();
        }

        var run = new Run(properties);
        foreach (var piece in Pieces().Split(Clean(text).ReplaceLineEndings("\n")).Where(p => p.Length > 0))
        {
            run.Append(piece switch
            {
                "\n" => new Break(),
                "\t" => new TabChar(),
                _ => new Text(piece) { Space = SpaceProcessingModeValues.Preserve },
            });
        }

        return [run];
    }

    private static string Clean(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var clean = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (XmlConvert.IsXmlChar(text[i]))
                clean.Append(text[i]);
            else if (i + 1 < text.Length && XmlConvert.IsXmlSurrogatePair(text[i + 1], text[i]))
                clean.Append(text[i]).Append(text[++i]);
        }

        return clean.ToString();
    }

    private static TableCell Cell(int width, params Paragraph[] paragraphs) => new(
        [new TableCellProperties(
            new TableCellWidth { Width = Number(width), Type = TableWidthUnitValues.Dxa },
            new TableCellVerticalAlignment { Val = TableVerticalAlignmentValues.Center }),
        .. paragraphs]);

    private static int[] Widths(IReadOnlyList<TableColumn> columns)
    {
        // Edges are rounded, not widths, so that the last column ends exactly at the margin.
        var total = columns.Sum(c => c.Weight);
        var edges = new int[columns.Count + 1];
        var sum = 0.0;
        for (var i = 0; i < columns.Count; i++)
        {
            sum += columns[i].Weight;
            edges[i + 1] = (int)Math.Round(Layout.TextWidth * sum / total);
        }

        return [.. edges.Skip(1).Zip(edges, (right, left) => right - left)];
    }

    private static T Border<T>(uint eighthsOfPoint) where T : BorderType, new() =>
        new() { Val = BorderValues.Single, Size = eighthsOfPoint, Space = 0, Color = "000000" };

    private static void RedRule(ParagraphProperties p) => p.ParagraphBorders = new ParagraphBorders(
        new BottomBorder { Val = BorderValues.Single, Size = 18, Space = 4, Color = Red });

    private static void Center(ParagraphProperties p) => p.Justification = new Justification { Val = JustificationValues.Center };

    private static void AlignRight(ParagraphProperties p, int halfCharacters)
    {
        p.Indentation = new Indentation { Right = Number(halfCharacters * Layout.HalfCharacter) };
        p.Justification = new Justification { Val = JustificationValues.Right };
    }

    private static SpacingBetweenLines Exactly(int height) => new() { Line = Number(height), LineRule = LineSpacingRuleValues.Exact };

    /// <summary>Width in half characters: what ASCII takes one of and Chinese two.</summary>
    private static int HalfWidth(string text) => text.Sum(c => char.IsAscii(c) ? 1 : 2);

    private static string LinkId(int index) => string.Create(CultureInfo.InvariantCulture, $"rIdLink{index + 1}");

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static string BookmarkName(string name) => BookmarkNames().IsMatch(name)
        ? name
        : throw new ArgumentException($"'{name}' is no bookmark name: a letter, then letters, digits or underscores, 40 at most.", nameof(name));

    [GeneratedRegex(@"^[\p{L}_][\p{L}\p{Nd}_]{0,39}\z")]
    private static partial Regex BookmarkNames();

    [GeneratedRegex(@"(\n|\t)")]
    private static partial Regex Pieces();
}
