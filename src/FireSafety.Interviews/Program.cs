using FireSafety.Interviews;
using FireSafety.ServiceDefaults;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults();
builder.AddInterviews();

var app = builder.Build();
app.UsePlatform();
app.MapDefaultEndpoints();
app.MapInterviews();
app.MapApiReference("interviews");
await app.RunServiceAsync(args);
