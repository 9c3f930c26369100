using System.Buffers.Binary;
using System.Text;

namespace FireSafety.TestKit.Telemetry;

/// <summary>One field of a protobuf message, as the wire format has it. See protobuf.dev/programming-guides/encoding.</summary>
/// <param name="Number">Field number of the schema.</param>
/// <param name="Value">Value of a varint or fixed field.</param>
/// <param name="Bytes">Content of a length-delimited field: a string, bytes or a message.</param>
internal readonly record struct ProtobufField(int Number, ulong Value, ReadOnlyMemory<byte> Bytes)
{
    public string Text => Encoding.UTF8.GetString(Bytes.Span);

    public string Hex => Convert.ToHexStringLower(Bytes.Span);

    public IEnumerable<ProtobufField> Message(int number) => ProtobufReader.Read(Bytes).Where(f => f.Number == number);
}

/// <summary>Reads the few things tests need of protobuf messages, without a schema.</summary>
internal static class ProtobufReader
{
    private const int Varint = 0;
    private const int Fixed64 = 1;
    private const int Delimited = 2;
    private const int Fixed32 = 5;

    /// <summary>The fields of a message, in order.</summary>
    /// <exception cref="InvalidDataException">A wire type that proto3 does not have.</exception>
    public static IEnumerable<ProtobufField> Read(ReadOnlyMemory<byte> message)
    {
        var at = 0;
        while (at < message.Length)
        {
            var key = ReadVarint(message.Span, ref at);
            var number = (int)(key >> 3);
            switch ((int)(key & 7))
            {
                case Varint:
                    yield return new ProtobufField(number, ReadVarint(message.Span, ref at), default);
                    break;
                case Fixed64:
                    yield return new ProtobufField(number, BinaryPrimitives.ReadUInt64LittleEndian(message.Span[at..]), default);
                    at += sizeof(ulong);
                    break;
                case Fixed32:
                    yield return new ProtobufField(number, BinaryPrimitives.ReadUInt32LittleEndian(message.Span[at..]), default);
                    at += sizeof(uint);
                    break;
                case Delimited:
                    var length = (int)ReadVarint(message.Span, ref at);
                    yield return new ProtobufField(number, 0, message.Slice(at, length));
                    at += length;
                    break;
                default:
                    throw new InvalidDataException($"Wire type {key & 7} of field {number}.");
            }
        }
    }

    private static ulong ReadVarint(ReadOnlySpan<byte> bytes, ref int at)
    {
        var value = 0UL;
        for (var shift = 0; ; shift += 7)
        {
            var next = bytes[at++];
            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80)
                return value;
        }
    }
}
