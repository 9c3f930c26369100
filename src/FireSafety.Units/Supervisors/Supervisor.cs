using FireSafety.Contracts.Units;

namespace FireSafety.Units.Supervisors;

/// <summary>An enforcement officer (监督员).</summary>
internal sealed class Supervisor : AggregateRoot
{
    private Supervisor() { }

    public string Name { get; private set; } = "";
    public string DivisionCode { get; private set; } = "";

    /// <summary>False when no longer serving.</summary>
    public bool Active { get; private set; }

    public static Supervisor Enter(string name, Division division, bool active)
    {
        var supervisor = new Supervisor();
        supervisor.Edit(name, division, active);
        return supervisor;
    }

    /// <summary>Changes the entry; nothing happens when nothing differs.</summary>
    public Error? Edit(string name, Division division, bool active)
    {
        if ((Name, DivisionCode, Active) == (name, division.Code, active))
            return null;
        (Name, DivisionCode, Active, Jurisdiction) = (name, division.Code, active, division.Path);
        Raise(new SupervisorChanged { Name = name, DivisionCode = division.Code, Active = active });
        return null;
    }
}
