using FireSafety.ServiceDefaults;
using FireSafety.Campaigns;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults();
builder.AddCampaigns();

var app = builder.Build();
app.UsePlatform();
app.MapDefaultEndpoints();
app.MapCampaigns();
app.MapApiReference("campaigns");
await app.RunServiceAsync(args);
