using FireSafety.Contracts.Access;
using FireSafety.ServiceDefaults;

namespace FireSafety.TestKit;

/// <summary>A machine client in the role of the detachment's administrator, known to the editions that tests start.</summary>
public static class TestClient
{
    /// <summary>Its client id.</summary>
    public const string Id = "test-client";

    /// <summary>Its secret, in every edition that a test starts and nowhere else.</summary>
    public const string Secret = "only-for-tests-0123456789abcdefghijklmn";

    /// <summary>Settings that make it known, with the separator that their source wants (<c>:</c> or <c>__</c>).</summary>
    public static Dictionary<string, string> Settings(string separator) => new()
    {
        [string.Join(separator, "Identity", "Clients", Id, "Secret")] = Secret,
        [string.Join(separator, "Identity", "Clients", Id, "Name")] = "支队管理员",
        [string.Join(separator, "Identity", "Clients", Id, "Role")] = Roles.DetachmentAdmin,
    };

    /// <summary>A client of an edition, signed in at its own identity service.</summary>
    public static HttpClient Of(Uri address) =>
        new(new MachineToken(new Uri(address, "connect/token"), Id, Secret, TimeProvider.System)) { BaseAddress = address, Timeout = TimeSpan.FromMinutes(2) };
}
