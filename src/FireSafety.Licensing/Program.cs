using FireSafety.Licensing;
using FireSafety.ServiceDefaults;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults();
builder.AddLicensing();

var app = builder.Build();
app.UsePlatform();
app.MapDefaultEndpoints();
app.MapLicensing();
app.MapApiReference("licensing");
await app.RunServiceAsync(args);
