using System.Text.RegularExpressions;
using FireSafety.Contracts.Access;
using FireSafety.Platform.Access;
using FireSafety.Platform.Scoping;

namespace FireSafety.Access.Tests;

/// <summary>
/// One of two brigades with everything that belongs to it. Every text written about it bears its mark, so that a reply which shows
/// something of it can be told by reading the reply.
/// </summary>
internal sealed partial class Side(string mark, int number, string divisionCode, string industry)
{
    private readonly Dictionary<string, string> names = new()
    {
        ["mark"] = mark,
        ["division"] = divisionCode,
        ["industry"] = industry,
        ["number"] = $"{number}",
    };

    public string Mark => mark;
    public int Number => number;
    public string DivisionCode => divisionCode;
    public string Industry => industry;
    public string Path => Divisions.Find(divisionCode)!.Path;

    /// <summary>Texts by which something of this side is known: its mark and its jurisdiction path.</summary>
    public IReadOnlyList<string> Traces => [mark, Path];

    public string this[string name]
    {
        get => names[name];
        set => names[name] = value;
    }

    public Guid Id(string name) => Guid.Parse(names[name]);

    /// <summary>Ids of everything of this side.</summary>
    public IReadOnlyList<string> Ids => [.. names.Values.Where(v => Guid.TryParse(v, out _)).Distinct()];

    /// <summary>Ids of this side's things that are not the other's too, as a drive is.</summary>
    public IEnumerable<string> IdsNotOf(Side other) => Ids.Except(other.Ids);

    /// <summary>The thing of that name that a role has to do with (<c>interview@agency</c>), else the side's.</summary>
    public string? Find(string name, string? whose) =>
        whose is not null && names.TryGetValue($"{name}@{whose}", out var own) ? own : names.GetValueOrDefault(name);

    /// <summary>Puts this side's things into the <c>{places}</c> of a text.</summary>
    public string Fill(string text, string? whose) => Fill(text, name => Find(name, whose));

    /// <summary>Puts things into the <c>{places}</c> of a text.</summary>
    public static string Fill(string text, Func<string, string?> thing) => Place().Replace(text, m => thing(m.Groups[1].Value)
        ?? throw new InvalidOperationException($"Nothing is called {m.Value}."));

    /// <summary>Who acts in a role for this side; roles of the whole city act for both.</summary>
    public Actor Actor(string role) => new(names.GetValueOrDefault($"self@{role}") ?? $"{role}-{number}", $"测试{role}", role, IsCityWide(role) ? Divisions.City.Path : Path)
    {
        OrganisationId = Roles.OfOrganisations.Contains(role) ? Id(role) : null,
        Industries = role == Roles.Department ? [industry] : [],
        IsMachine = role == Roles.ServiceClient,
    };

    /// <summary>Whether a role's actors are given the whole city; what a party of them sees is decided otherwise.</summary>
    public static bool IsCityWide(string role) => role is not (Roles.BrigadeLeader or Roles.Supervisor or Roles.Unit);

    [GeneratedRegex(@"\{([A-Za-z0-9@-]+)\}")]
    private static partial Regex Place();
}
