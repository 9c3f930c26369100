using FireSafety.Contracts.Units;

namespace FireSafety.Units.Departments;

/// <summary>A city department with duties under 三管三必须 (行业部门).</summary>
internal sealed class Department : AggregateRoot
{
    private Department() { }

    public string Name { get; private set; } = "";
    public IReadOnlyList<string> Industries { get; private set; } = [];
    public Contact Leader { get; private set; } = null!;

    public static Department Enter(string name, IReadOnlyList<string> industries, Contact leader)
    {
        var department = new Department { Jurisdiction = Divisions.City.Path };
        department.Edit(name, industries, leader);
        return department;
    }

    /// <summary>Changes it; nothing happens when nothing differs.</summary>
    public Error? Edit(string name, IReadOnlyList<string> industries, Contact leader)
    {
        if (Name == name && Leader == leader && Industries.SequenceEqual(industries))
            return null;
        (Name, Industries, Leader) = (name, industries, leader);
        Raise(new DepartmentChanged { Name = name, Industries = industries, Leader = leader });
        return null;
    }
}
