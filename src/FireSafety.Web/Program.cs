using FireSafety.ServiceDefaults;
using FireSafety.Web;

var builder = WebApplication.CreateBuilder(args);
builder.WebHost.UseStaticWebAssets(); // also where it was built and not published
builder.AddServiceDefaults();
builder.AddWeb();

var app = builder.Build();
app.UseForwardedHeaders();
app.UseSecurityHeaders();
app.UseAuthentication();
app.UseAuthorization();
app.MapDefaultEndpoints();
app.MapWeb();
await app.RunAsync();
