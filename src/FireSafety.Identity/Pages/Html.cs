using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace FireSafety.Identity.Pages;

/// <summary>Markup. Whatever is put into it by interpolation is text and is encoded, unless it is markup itself.</summary>
internal sealed record Html(string Markup)
{
    public static Html None { get; } = new("");

    public static Html Of([InterpolatedStringHandlerArgument] Builder markup) => new(markup.ToString());

    public static Html Each<T>(IEnumerable<T> items, Func<T, Html> show) => new(string.Concat(items.Select(i => show(i).Markup)));

    [InterpolatedStringHandler]
    internal readonly struct Builder(int literalLength, int formattedCount)
    {
        private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);
        private readonly StringBuilder text = new(literalLength + 16 * formattedCount);

        public void AppendLiteral(string value) => text.Append(value);

        public void AppendFormatted(Html value) => text.Append(value.Markup);

        public void AppendFormatted(string? value) => text.Append(Encoder.Encode(value ?? ""));

        public void AppendFormatted(int value) => text.Append(value);

        public override string ToString() => text.ToString();
    }
}
