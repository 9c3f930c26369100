using FireSafety.Clients.Hazards;

namespace FireSafety.Web.Hazards;

/// <summary>A judgement as it is filled in: the checklist of a criteria set, and who took part.</summary>
public sealed class JudgementForm
{
    public DateOnly? InspectedOn { get; set; }
    public DateOnly? DeterminedOn { get; set; }
    public string? PlaceType { get; set; }
    public List<Mark> Criteria { get; set; } = [];
    public List<Mark> Exclusions { get; set; } = [];
    public List<string>? Discussion { get; set; }
    public List<string>? Agreeing { get; set; }
    public List<string>? Disagreeing { get; set; }

    internal Mark Criterion(string clause) => In(Criteria, clause);

    internal Mark Exclusion(string text) => In(Exclusions, text);

    internal IEnumerable<Mark> Met(IEnumerable<Criterion> among) => among.Select(c => Criterion(c.Clause)).Where(m => m.IsMet);

    private static Mark In(List<Mark> marks, string name)
    {
        if (marks.Find(m => m.Name == name) is not { } mark)
            marks.Add(mark = new Mark { Name = name });
        return mark;
    }

    /// <summary>A line of the checklist.</summary>
    public sealed class Mark
    {
        public string Name { get; set; } = "";
        public bool IsMet { get; set; }
        public string? Evidence { get; set; }
    }
}
