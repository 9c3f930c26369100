using System.ComponentModel.DataAnnotations;

namespace FireSafety.Web;

/// <summary>Section <c>Web</c>.</summary>
internal sealed class WebOptions
{
    public const string Section = "Web";

    /// <summary>Where the services are reached: the gateway, by its address or its name in service discovery.</summary>
    [Required]
    public Uri Services { get; set; } = new("http://gateway");

    /// <summary>How long a session lasts at most, wherever it is used; Identity's refresh tokens end earlier or later by rules of their own.</summary>
    [Range(typeof(TimeSpan), "00:05:00", "24:00:00")]
    public TimeSpan SessionLength { get; set; } = TimeSpan.FromHours(12);

    /// <summary>How long the page of somebody whose connection broke is kept on the server.</summary>
    [Range(typeof(TimeSpan), "00:00:10", "01:00:00")]
    public TimeSpan KeepDisconnected { get; set; } = TimeSpan.FromMinutes(5);
}
