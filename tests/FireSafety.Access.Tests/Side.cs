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

    /// <summary>The thing of that name that a role has to do with (<c>interview@agency</c>), else the side's.</summary>
    public string? Find(string name, string? whose) =>
        whose is not null && names.TryGetValue($"{name}@{whose}", out var own) ? own : names.GetValueOrDefault(name);

    /// <summary>Puts this side's things into the <c>{places}</c> of a text.</summary>
    public string Fill(string text, string? whose) => Place().Replace(text, m => Find(m.Groups[1].Value, whose)
        ?? throw new InvalidOperationException($"Nothing is called {m.Value}."));

    /// <summary>Who acts in a role for this side; roles of the whole city act for both.</summary>
    public Actor Actor(string role) => new($"{role}-{number}", $"测试{role}", role, IsCityWide(role) ? Divisions.City.Path : Path)
    {
        OrganisationId = Roles.OfOrganisations.Contains(role) ? Id(role) : null,
        Industries = role == Roles.Department ? [industry] : [],
    };

    /// <summary>Whether a role's actors are given the whole city; what a party of them sees is decided otherwise.</summary>
    public static bool IsCityWide(string role) => role is not (Roles.BrigadeLeader or Roles.Supervisor or Roles.Unit);

    [GeneratedRegex(@"\{([A-Za-z0-9@-]+)\}")]
    private static partial Regex Place();
}
