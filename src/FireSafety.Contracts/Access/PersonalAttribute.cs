namespace FireSafety.Contracts.Access;

/// <summary>In what way a personal value is shown to those who need to recognise it but not to have it.</summary>
public enum PersonalData
{
    /// <summary>A phone number: <c>138****0001</c>.</summary>
    Phone,
    /// <summary>A certificate or identity number.</summary>
    Number,
    /// <summary>The name of somebody who must not be known to everybody: a complainant.</summary>
    Name,
}

/// <summary>
/// A value of a person's own (个人信息保护法). The audit trail keeps it and shows it masked, wherever in a change a property of this
/// name stands; whoever holds <see cref="Permissions.AuditReadPersonal"/> sees it in full.
/// </summary>
/// <param name="kind">How it is masked.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class PersonalAttribute(PersonalData kind) : Attribute
{
    /// <summary>How it is masked.</summary>
    public PersonalData Kind => kind;
}
