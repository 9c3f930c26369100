using FireSafety.ServiceDefaults;
using FireSafety.Hazards;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults();
builder.AddHazards();

var app = builder.Build();
app.UsePlatform();
app.MapDefaultEndpoints();
app.MapHazards();
app.MapApiReference("hazards");
await app.RunServiceAsync(args);
