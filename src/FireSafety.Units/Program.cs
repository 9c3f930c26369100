using FireSafety.ServiceDefaults;
using FireSafety.Units;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults();
builder.AddUnits();

var app = builder.Build();
app.UsePlatform();
app.MapDefaultEndpoints();
app.MapUnits();
app.MapApiReference("units");
await app.RunServiceAsync(args);
