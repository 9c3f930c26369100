global using FireSafety.Contracts.Hazards;
global using FireSafety.Hazards.Data;
global using FireSafety.Hazards.Rules;
