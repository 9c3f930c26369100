using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization;

// The services write enums by name; the documents say so by listing the names, which the generator does not take for text.
namespace FireSafety.Clients
{
    internal static class Json
    {
        public static void Configure(JsonSerializerOptions options)
        {
            options.Converters.Add(new JsonStringEnumConverter());
            options.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
        }

        // What was made is answered 201, which the documents do not tell apart from 200.
        public static bool IsRefused(HttpResponseMessage response)
        {
            if (response.StatusCode == HttpStatusCode.Created)
                response.StatusCode = HttpStatusCode.OK;
            return !response.IsSuccessStatusCode;
        }
    }
}

namespace FireSafety.Clients.Campaigns
{
    public partial class CampaignsClient
    {
        static partial void UpdateJsonSerializerSettings(JsonSerializerOptions settings) => Json.Configure(settings);

        // The words of a refusal are kept as they came: a page shows them.
        partial void ProcessResponse(HttpClient client, HttpResponseMessage response) => ReadResponseAsString |= Json.IsRefused(response);
    }
}

namespace FireSafety.Clients.Hazards
{
    public partial class HazardsClient
    {
        static partial void UpdateJsonSerializerSettings(JsonSerializerOptions settings) => Json.Configure(settings);

        // The words of a refusal are kept as they came: a page shows them.
        partial void ProcessResponse(HttpClient client, HttpResponseMessage response) => ReadResponseAsString |= Json.IsRefused(response);
    }
}

namespace FireSafety.Clients.Identity
{
    public partial class IdentityClient
    {
        static partial void UpdateJsonSerializerSettings(JsonSerializerOptions settings) => Json.Configure(settings);

        // The words of a refusal are kept as they came: a page shows them.
        partial void ProcessResponse(HttpClient client, HttpResponseMessage response) => ReadResponseAsString |= Json.IsRefused(response);
    }
}

namespace FireSafety.Clients.Interviews
{
    public partial class InterviewsClient
    {
        static partial void UpdateJsonSerializerSettings(JsonSerializerOptions settings) => Json.Configure(settings);

        // The words of a refusal are kept as they came: a page shows them.
        partial void ProcessResponse(HttpClient client, HttpResponseMessage response) => ReadResponseAsString |= Json.IsRefused(response);
    }
}

namespace FireSafety.Clients.Licensing
{
    public partial class LicensingClient
    {
        static partial void UpdateJsonSerializerSettings(JsonSerializerOptions settings) => Json.Configure(settings);

        // The words of a refusal are kept as they came: a page shows them.
        partial void ProcessResponse(HttpClient client, HttpResponseMessage response) => ReadResponseAsString |= Json.IsRefused(response);
    }
}

namespace FireSafety.Clients.Notifications
{
    public partial class NotificationsClient
    {
        static partial void UpdateJsonSerializerSettings(JsonSerializerOptions settings) => Json.Configure(settings);

        // The words of a refusal are kept as they came: a page shows them.
        partial void ProcessResponse(HttpClient client, HttpResponseMessage response) => ReadResponseAsString |= Json.IsRefused(response);
    }
}

namespace FireSafety.Clients.Units
{
    public partial class UnitsClient
    {
        static partial void UpdateJsonSerializerSettings(JsonSerializerOptions settings) => Json.Configure(settings);

        // The words of a refusal are kept as they came: a page shows them.
        partial void ProcessResponse(HttpClient client, HttpResponseMessage response) => ReadResponseAsString |= Json.IsRefused(response);
    }
}
