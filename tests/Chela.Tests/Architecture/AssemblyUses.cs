using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Chela.Tests.Architecture;

/// <summary>Reads what an assembly calls, out of its metadata.</summary>
internal static class AssemblyUses
{
    /// <summary>Full names of the types and members of other assemblies that <paramref name="assembly"/> uses.</summary>
    public static HashSet<string> Of(string assembly)
    {
        using var file = new PEReader(File.OpenRead(Path.Combine(AppContext.BaseDirectory, assembly + ".dll")));
        var metadata = file.GetMetadataReader();
        var types = metadata.TypeReferences.Select(t => NameOf(metadata, t)).ToHashSet();
        foreach (var handle in metadata.MemberReferences)
        {
            var member = metadata.GetMemberReference(handle);
            if (member.Parent.Kind == HandleKind.TypeReference)
            {
                types.Add($"{NameOf(metadata, (TypeReferenceHandle)member.Parent)}.{metadata.GetString(member.Name)}");
            }
        }

        return types;
    }

    private static string NameOf(MetadataReader metadata, TypeReferenceHandle handle)
    {
        var type = metadata.GetTypeReference(handle);
        return $"{metadata.GetString(type.Namespace)}.{metadata.GetString(type.Name)}";
    }
}
