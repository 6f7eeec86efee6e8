package org.shuqiao.nifi.stream.hj212;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.nifi.stream.error.StreamCode;

/** The frames that devices send, and the mistakes that their makers and receivers of them have made. */
class FrameTest {

    private static List<Frames.Known> known() {
        return Frames.known();
    }

    @ParameterizedTest
    @MethodSource("known")
    void realFramesAreReadByTheirEdition(Frames.Known known) {
        Frame frame = Frames.read(known.text());

        assertThat(frame.edition().year()).isEqualTo(known.edition());
        assertThat(frame.mn()).isEqualTo(known.mn());
        assertThat(frame.cn()).isEqualTo(known.cn());
        assertThat(frame.wantsAnswer()).isEqualTo(known.wantsAnswer());
        assertThat(frame.packets()).isEqualTo(1);
    }

    @Property(tries = 300)
    void howTcpCutsTheBytesChangesNothing(@ForAll("streams") List<String> parts,
            @ForAll("pieces") List<Integer> pieces) {
        String stream = String.join("", parts);

        List<Raw> atOnce = wholes(Frames.split(stream, Integer.MAX_VALUE));
        List<Raw> cut = wholes(Frames.split(stream, pieces.stream().mapToInt(Integer::intValue).toArray()));

        assertThat(cut).isEqualTo(atOnce);
        long sent = parts.stream().filter(part -> part.endsWith("\r\n") && part.startsWith("##")).count();
        assertThat(atOnce).hasSizeGreaterThanOrEqualTo((int) sent);
    }

    @Provide
    Arbitrary<List<String>> streams() {
        List<String> texts = new ArrayList<>(known().stream().map(known -> known.text() + "\r\n").toList());
        texts.add(Frames.data("MN1", "20240307150000", "w01018-Rtd=1,w01018-Flag=N") + "\r\n");
        texts.add(Frames.made("ST=32;CN=2011;MN=化工一号;Flag=4;CP=&&DataTime=20240307150000;w01018-Rtd=1&&") + "\r\n");
        texts.add("\r\n");
        texts.add("noise");
        texts.add(known().getFirst().text().substring(0, 40)); // cut by a restart of the device
        return Arbitraries.of(texts).list().ofMinSize(1).ofMaxSize(12);
    }

    @Provide
    Arbitrary<List<Integer>> pieces() {
        return Arbitraries.integers().between(1, 300).list().ofMinSize(1).ofMaxSize(20);
    }

    private static List<Raw> wholes(List<Raw> all) {
        return all.stream().filter(Raw.Whole.class::isInstance).toList();
    }

    @Test
    void theCheckCodeIsNotThatOfModbus() {
        assertThat(Crc.of("123456789")).isEqualTo("2F80");
    }

    @Test
    void aCodeByModbusIsRefusedAndNamed() {
        String segment = "QN=20240307150000000;ST=32;CN=2011;PW=123456;MN=" + Frames.MN + ";Flag=5;CP=&&&&";

        assertThatThrownBy(() -> Frames.read("##%04d%s%s".formatted(segment.length(), segment, modbus(segment))))
                .isInstanceOfSatisfying(CodedException.class, e -> {
                    assertThat(e.code()).isEqualTo(StreamCode.FRAME_CRC);
                    assertThat(e.getMessage()).contains("CRC-16/MODBUS", Frames.MN);
                });
    }

    @Test
    void swappedBytesOfTheCodeAreNamed() {
        String right = Frames.data(Frames.MN, "20240307150000", "w01018-Rtd=1");
        int end = right.length() - 4;
        String swapped = right.substring(0, end) + right.substring(end + 2) + right.substring(end, end + 2);

        assertThatThrownBy(() -> Frames.read(swapped)).hasMessageContaining("byte order");
    }

    @Test
    void aCodeInSmallLettersIsTheSame() {
        String frame = known().getFirst().text();

        assertThat(Frames.read(frame.substring(0, frame.length() - 4) + frame.substring(frame.length() - 4)
                .toLowerCase(Locale.ROOT)).cn()).isEqualTo("1062");
    }

    @Test
    void aLengthMayCountCharactersOrBytes() {
        String segment = "ST=32;CN=2011;MN=化工一号;Flag=4;CP=&&DataTime=20240307150000;w01018-Rtd=1&&";
        int bytes = segment.getBytes(StandardCharsets.UTF_8).length;

        assertThat(Frames.read("##%04d%s%s".formatted(segment.length(), segment, Crc.of(segment))).mn())
                .isEqualTo("化工一号");
        assertThat(Frames.read("##%04d%s%s".formatted(bytes, segment, Crc.of(segment))).mn()).isEqualTo("化工一号");
        assertThatThrownBy(() -> Frames.read("##%04d%s%s".formatted(bytes + 3, segment, Crc.of(segment))))
                .isInstanceOfSatisfying(CodedException.class,
                        e -> assertThat(e.code()).isEqualTo(StreamCode.FRAME_LENGTH));
    }

    @Test
    void aFlagOfAFactorIsNotTheFrames() {
        Frame frame = Frames.read(Frames.made("ST=32;CN=2011;PW=123456;MN=" + Frames.MN
                + ";CP=&&DataTime=20240307150000;Flag=9;w01018-Flag=7&&"));

        assertThat(frame.edition()).isEqualTo(Edition.HJ_2005);
        assertThat(frame.wantsAnswer()).isFalse();
    }

    @Test
    void blanksAroundNamesAreNoPartOfThem() {
        Frame frame = Frames.read(Frames.made("QN=20240307150000000 ;ST=22; CN=2011 ;PW=123456;MN= " + Frames.MN
                + ";Flag=5;CP=&&DataTime=20240307150000;a21004- Rtd=22.7&&"));

        assertThat(frame.cn()).isEqualTo("2011");
        assertThat(rows(frame)).containsExactly(Map.of("mn", Frames.MN, "st", "22", "cn", "2011", "qn",
                "20240307150000000", "edition", "2017", "resent", "false", "data_time", "20240307150000", "factor",
                "a21004", "rtd", "22.7"));
    }

    @Test
    void anAreaEndsWithItsLastMarks() {
        Frame frame = Frames.read(Frames.made("ST=32;CN=2011;MN=" + Frames.MN
                + ";Flag=4;CP=&&DataTime=20240307150000;w01018-Rtd=1;note=a&&b&&"));

        assertThat(frame.area()).endsWith("note=a&&b");
    }

    @Test
    void aValueThatIsSaidTwiceStandsWhereBothCanBeSeen() {
        Frame frame = Frames.read(Frames.data(Frames.MN, "20240307150000", "a21-Rtd=1,a21-Rtd=2,a21-Flag=N"));

        assertThat(rows(frame).getFirst()).doesNotContainKey("rtd").containsEntry("flag", "N")
                .containsEntry("unread", "rtd?,rtd=1,rtd=2");
    }

    @Test
    void whatHasNoColumnIsKept() {
        Frame frame = Frames.read(known().stream().filter(known -> known.text().contains("LA-td")).findFirst()
                .orElseThrow().text());

        assertThat(rows(frame)).filteredOn(row -> row.get("factor").equals("LA"))
                .singleElement().satisfies(row -> assertThat(row).containsEntry("unread", "td=50.1"));
    }

    @Test
    void aTimeWithMillisecondsIsThatSecond() {
        Frame frame = Frames.read(Frames.data(Frames.MN, "20240307150000123", "w01018-Rtd=-00999.000"));

        assertThat(rows(frame).getFirst()).containsEntry("data_time", "20240307150000")
                .containsEntry("rtd", "-00999.000");
    }

    @Test
    void eachFactorOfAnOutfallHasTheTimeOfItsSample() {
        Frame frame = Frames.read(known().stream().filter(known -> known.mn().equals("81733553213013")).findFirst()
                .orElseThrow().text());

        assertThat(rows(frame)).hasSize(6).filteredOn(row -> row.get("factor").equals("w21001")).singleElement()
                .satisfies(row -> assertThat(row).containsEntry("sample_time", "20210320005400")
                        .containsEntry("rtd", "45.160").containsEntry("data_time", "20210320013400"));
    }

    @Test
    void halfAFrameBeforeAnotherIsToldAndTheOtherIsRead() {
        String whole = Frames.data(Frames.MN, "20240307150000", "w01018-Rtd=1");

        List<Raw> all = Frames.split(whole.substring(0, 60) + whole + "\r\n", 7);

        assertThat(all).hasSize(2);
        assertThat(all.getFirst()).isInstanceOfSatisfying(Raw.Refused.class,
                refused -> assertThat(refused.code()).isEqualTo(StreamCode.FRAME_TORN));
        assertThat(all.getLast()).isInstanceOf(Raw.Whole.class);
    }

    @Test
    void framesWithoutLineBreaksBetweenThemAreParted() {
        String frame = Frames.data(Frames.MN, "20240307150000", "w01018-Rtd=1");

        assertThat(wholes(Frames.split(frame + frame + frame, 11))).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PNO=0002;PNUM=0002", "PNUM=2;PNO=2"})
    void packetsAreNumberedInEitherOrder(String numbers) {
        Frame frame = Frames.read(Frames.made("QN=20240307150000000;ST=32;CN=2051;PW=123456;MN=" + Frames.MN
                + ";Flag=7;" + numbers + ";CP=&&DataTime=20240307150000;w01018-Avg=1&&"));

        assertThat(frame.packets()).isEqualTo(2);
        assertThat(frame.packet()).hasValue(2);
    }

    @Test
    void anAreaWithoutAnyFactorIsARowOfWhatIsUnread() {
        Frame started = Frames.read(Frames.made("QN=20240307150000000;ST=32;CN=2081;PW=123456;MN=" + Frames.MN
                + ";Flag=5;CP=&&DataTime=20240307150000;RestartTime=20240307145900&&"));

        assertThat(FactorRows.of(started, started.area(), "")).singleElement().satisfies(row ->
                assertThat(row).containsEntry("unread", "RestartTime=20240307145900")
                        .containsEntry("data_time", "20240307150000").doesNotContainKey("factor"));
    }

    @Test
    void dataIsAnsweredByTheSystemAndAHeartbeatAsANotice() {
        Frame data = Frames.read("##0101QN=20160801085857223;ST=32;CN=1062;PW=100000;MN=010000A8900016F000169DC0;"
                + "Flag=5;CP=&&RtdInterval=30&&1C80");
        Frame sample = Frames.read(Frames.made(
                "QN=20160801085857223;ST=32;CN=2011;PW=123456;MN=010000A8900016F000169DC0;Flag=5;CP=&&&&"));
        Frame heartbeat = Frames.read(Frames.made(
                "QN=20260801085857223;ST=32;CN=9015;PW=123456;MN=010000A8900016F000169DC0;Flag=8;CP=&&&&"));

        assertThat(answer(sample)).isEqualTo("##0087QN=20160801085857223;ST=91;CN=9014;PW=123456;"
                + "MN=010000A8900016F000169DC0;Flag=4;CP=&&&&3240\r\n");
        assertThat(answer(data)).contains("ST=91;CN=9013;PW=100000");
        assertThat(answer(heartbeat)).contains("ST=91;CN=9013;PW=123456", "Flag=8");
    }

    @Test
    void theCipherOf2025IsThatOfTheNationalStandard() {
        byte[] same = HexFormat.of().parseHex("0123456789abcdeffedcba9876543210");

        assertThat(CipherArea.blocks(same, same, true))
                .isEqualTo(HexFormat.of().parseHex("681edf34d206965e86b3e94f536e4246"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", ","})
    void anEncipheredAreaIsReadThoughItIsLongerThanItSays(String between) {
        byte[] key = "0000000000000000".getBytes(StandardCharsets.US_ASCII);
        String area = "DataTime=20260307150000;w01018-Rtd=45.1,w01018-Flag=N";
        String head = "QN=20260307150000000;ST=32;CN=2011;PW=123456;MN=" + Frames.MN + ";Flag=9;CP=&&";
        int whole = area.length() / 16 * 16;
        StringBuilder cipher = new StringBuilder();
        for (byte each : CipherArea.blocks(area.substring(0, whole).getBytes(StandardCharsets.UTF_8), key, true)) {
            cipher.append("0x%02X%s".formatted(each & 0xFF, between));
        }
        String plain = head + area + "&&";
        String frame = "##%04d%s%s%s&&%s".formatted(plain.length(), head, cipher, area.substring(whole), Crc.of(plain));
        DeviceKeys keys = DeviceKeys.parse(Frames.MN + " 30303030303030303030303030303030");

        assertThat(Frames.read(frame, keys).area()).isEqualTo(area);
        assertThat(wholes(Frames.split(frame + "\r\n" + frame + "\r\n", 13))).hasSize(2);
        assertThatThrownBy(() -> Frames.read(frame)).isInstanceOfSatisfying(CodedException.class,
                e -> assertThat(e.code()).isEqualTo(StreamCode.CIPHER_KEY));
        assertThatThrownBy(() -> Frames.read(frame, DeviceKeys.parse("31303030303030303030303030303030")))
                .isInstanceOfSatisfying(CodedException.class,
                        e -> assertThat(e.code()).isEqualTo(StreamCode.FRAME_CRC));
    }

    private static String answer(Frame frame) {
        return new String(Answers.to(frame).orElseThrow(), StandardCharsets.UTF_8);
    }

    private static List<Map<String, String>> rows(Frame frame) {
        return FactorRows.of(frame, frame.area(), "");
    }

    private static String modbus(String segment) {
        int register = 0xFFFF;
        for (byte each : segment.getBytes(StandardCharsets.UTF_8)) {
            register ^= each & 0xFF;
            for (int bit = 0; bit < 8; bit++) {
                register = (register & 1) == 1 ? (register >> 1) ^ 0xA001 : register >> 1;
            }
        }
        return "%04X".formatted(register);
    }
}
