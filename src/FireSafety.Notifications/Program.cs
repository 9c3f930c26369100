using FireSafety.ServiceDefaults;
using FireSafety.Notifications;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults();
builder.AddNotifications();

var app = builder.Build();
app.UsePlatform();
app.MapDefaultEndpoints();
app.MapNotifications();
app.MapApiReference("notifications");
await app.RunServiceAsync(args);
