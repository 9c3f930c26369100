namespace FireSafety.Units.Units;

/// <summary>The two posts a unit answers with.</summary>
internal enum Post
{
    /// <summary>消防安全责任人.</summary>
    ResponsiblePerson,
    /// <summary>消防安全管理人.</summary>
    Manager,
}

/// <summary>Who held a post from when until when.</summary>
internal sealed class PostHolding : Entity
{
    private PostHolding() { }

    public PostHolding(Post post, string name, DateOnly from) => (Post, Name, From) = (post, name, from);

    public Guid UnitId { get; private set; }
    public Post Post { get; private set; }
    public string Name { get; private set; } = "";
    public DateOnly From { get; private set; }

    /// <summary>First day the post was no longer held; null while held.</summary>
    public DateOnly? Until { get; private set; }

    public void End(DateOnly on) => Until = on;
}
