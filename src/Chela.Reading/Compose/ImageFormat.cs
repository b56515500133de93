using Chela.Reading.Vaults;

namespace Chela.Reading.Compose;

/// <summary>Which files are images, by their endings.</summary>
public static class ImageFormat
{
    /// <summary>Whether browsers and GitHub show such a file.</summary>
    public static bool IsImage(string path) =>
        IsPhoto(path) || VaultPath.Extension(path) is "webp" or "gif" or "svg" or "avif";

    /// <summary>Whether WebP would be smaller.</summary>
    public static bool IsPhoto(string path) =>
        VaultPath.Extension(path) is "png" or "jpg" or "jpeg" or "bmp" or "tif" or "tiff";

    /// <summary>The media type for a <c>data:</c> address.</summary>
    public static string MediaType(string path) =>
        VaultPath.Extension(path) switch
        {
            "svg" => "image/svg+xml",
            "jpg" or "jpeg" => "image/jpeg",
            "tif" or "tiff" => "image/tiff",
            var ending => "image/" + ending,
        };
}
