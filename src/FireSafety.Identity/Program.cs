using FireSafety.Identity;
using FireSafety.Identity.Tokens;
using FireSafety.ServiceDefaults;

var builder = WebApplication.CreateBuilder(args);
if (args.Contains(KeyFolder.NewKeys))
    return KeyFolder.WriteNewKeys(builder.Configuration, TimeProvider.System);
if (IdentityOptions.RefusalOf(builder.Configuration, builder.Environment, args) is { } refusal)
{
    await Console.Error.WriteLineAsync(refusal);
    return 2;
}
builder.AddServiceDefaults();
builder.AddIdentity();

var app = builder.Build();
app.UsePlatform();
app.MapDefaultEndpoints();
app.MapIdentity();
app.MapApiReference("identity");
await app.RunServiceAsync(args);
return 0;
