using System.IO.Compression;

namespace FireSafety.Platform.Documents;

/// <summary>
/// Makes a package's bytes depend on its content alone, so that a published document can be recognised by its hash and a
/// reprint is the same file. Packaging stamps each entry with the time of writing and cannot be told otherwise.
/// </summary>
internal static class StablePackage
{
    private const string ContentTypes = "[Content_Types].xml";
    private static readonly DateTimeOffset Stamp = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero); // the earliest a zip can hold

    public static byte[] Restamp(MemoryStream package)
    {
        package.Position = 0;
        using var source = new ZipArchive(package, ZipArchiveMode.Read, leaveOpen: true);
        using var result = new MemoryStream();
        using (var target = new ZipArchive(result, ZipArchiveMode.Create, leaveOpen: true))
        {
            // Readers that sniff the type expect the content types first.
            foreach (var entry in source.Entries.OrderBy(e => e.FullName != ContentTypes).ThenBy(e => e.FullName, StringComparer.Ordinal))
            {
                var copy = target.CreateEntry(entry.FullName, CompressionLevel.Optimal);
                copy.LastWriteTime = Stamp;
                copy.ExternalAttributes = 0;
                using var from = entry.Open();
                using var to = copy.Open();
                from.CopyTo(to);
            }
        }

        return result.ToArray();
    }
}
