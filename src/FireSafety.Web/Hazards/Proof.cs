using FireSafety.Clients.Hazards;

namespace FireSafety.Web.Hazards;

/// <summary>Proof for one item, as it is typed.</summary>
public sealed class Proof
{
    public int Item { get; set; }
    public string? Text { get; set; }
    public string? Reference { get; set; }

    internal bool IsEmpty => string.IsNullOrWhiteSpace(Text) && string.IsNullOrWhiteSpace(Reference);

    internal Evidence Said() => new() { Item = Item, Text = Text, Reference = Reference };
}
