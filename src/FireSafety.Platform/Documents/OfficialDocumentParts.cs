namespace FireSafety.Platform.Documents;

/// <summary>The head of a briefing (简报报头).</summary>
/// <param name="Name">In large red type, e.g. <c>消防救援工作简报</c>; up to 17 characters stay on one line.</param>
/// <param name="Issue">The issue line under it, e.g. <c>专刊（2）</c> or <c>第3期</c>; a special edition has its own series.</param>
/// <param name="Issuer">Left on the last line above the red rule.</param>
/// <param name="Date">Right on the same line.</param>
public sealed record Masthead(string Name, string Issue, string Issuer, DateOnly Date);

/// <summary>The foot of a document (报尾、版记), at the bottom of its last page.</summary>
/// <param name="Copies">Print run; 0 leaves the line out.</param>
/// <param name="ReportTo">报: superiors, separated by <c>，</c>.</param>
/// <param name="SendTo">送: bodies of the same rank.</param>
/// <param name="DistributeTo">发: subordinates.</param>
/// <param name="IssuedBy">The office that prints and sends it (印发机关).</param>
/// <param name="IssuedOn">The day it is sent to print (印发日期).</param>
public sealed record Imprint(
    int Copies,
    string? ReportTo = null,
    string? SendTo = null,
    string? DistributeTo = null,
    string? IssuedBy = null,
    DateOnly? IssuedOn = null);

/// <summary>A stretch of a paragraph. Links keep the look of plain text, for the document is printed.</summary>
/// <param name="Text">Line breaks and tabs are kept; characters that XML forbids are dropped.</param>
/// <param name="Bold">Whether it is bold.</param>
public sealed record TextRun(string Text, bool Bold = false)
{
    /// <summary>Names this stretch so that <see cref="Anchor"/> can lead to it: a letter or underscore, then letters, digits,
    /// underscores, 40 at most; once a document.</summary>
    public string? Bookmark { get; init; }

    /// <summary>Leads to the <see cref="Bookmark"/> of this name in the same document.</summary>
    public string? Anchor { get; init; }

    /// <summary>Leads outside, e.g. from a figure to the rows it counts; an absolute http or https address.</summary>
    public Uri? Link { get; init; }
}

/// <summary>How the text of a table's column stands.</summary>
public enum ColumnAlignment
{
    /// <summary>Words.</summary>
    Left,
    /// <summary>Short marks, dates and numbers of rows.</summary>
    Center,
    /// <summary>Figures.</summary>
    Right,
}

/// <summary>A column of a table.</summary>
/// <param name="Header">Repeated on every page the table reaches.</param>
/// <param name="Weight">Share of the text width relative to the other columns, more than 0.</param>
/// <param name="Alignment">Of the rows; headers are centred.</param>
public sealed record TableColumn(string Header, double Weight = 1, ColumnAlignment Alignment = ColumnAlignment.Left);
