namespace FireSafety.Web.Resources;

/// <summary>
/// Words of the pages. The key is the Chinese text itself, so that a page reads as it shows; another language is one file more,
/// <c>Texts.{culture}.resx</c>, translated from <c>Texts.resx</c>, which lists every key.
/// </summary>
public sealed class Texts;
