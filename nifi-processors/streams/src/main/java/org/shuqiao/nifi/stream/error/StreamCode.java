package org.shuqiao.nifi.stream.error;

import org.shuqiao.base.error.ErrorCode;
import org.shuqiao.base.error.ErrorKind;
import org.shuqiao.base.error.ErrorText;

/**
 * Error codes of streams ({@code SQ-COL-0085} and following). The first ones say why a frame or message was refused;
 * such a one is counted and kept, and the stream goes on. Arguments name places, devices and counts, never values.
 */
public enum StreamCode implements ErrorCode {
    FRAME_TORN("0085", ErrorKind.INVALID,
            "{0} 发来的字节不成完整的一帧。", "{0} sent bytes that are no whole frame.",
            "未应答，设备会重发；若经常出现，请检查网络，并核对设备是否按 HJ 212 发送。",
            "They were not answered, so a frame is sent again; if it happens often, check the network, and that the "
                    + "device sends HJ 212."),
    TIMES_OFF("0086", ErrorKind.INVALID,
            "{0} 本批有 {1} 行迟到（超过 {2}），{3} 行的时间晚于到达时间。",
            "{1} rows of {0} came late (by more than {2}), {3} have a time later than their arrival.",
            "已照常入库、标出并按键合并；请检查网络与设备的时钟（HJ 212 命令 1012 可校时）。",
            "They landed, are marked, and are merged by key; check the network and the devices'' clocks."),
    FRAME_LENGTH("0087", ErrorKind.INVALID,
            "{0} 的一帧声明长度 {1}，实为 {2}。", "A frame of {0} says that it is {1} long and is {2}.",
            "请设备厂商按数据段的字符数填写长度。", "Ask the maker to count the characters of the data segment."),
    FRAME_CRC("0088", ErrorKind.INVALID,
            "{0} 的一帧校验码不符（{1}）。", "The check code of a frame of {0} is wrong ({1}).",
            "请设备厂商按 HJ 212 附录 A 计算：先右移高字节再异或，不是 MODBUS。",
            "Ask the maker to follow annex A of HJ 212: the high byte is shifted away first; it is not MODBUS."),
    FRAME_FORM("0089", ErrorKind.INVALID,
            "{0} 的一帧缺少 {1}。", "A frame of {0} has no {1}.",
            "请设备厂商补齐该字段。", "Ask the maker to send this field."),
    CIPHER_KEY("0090", ErrorKind.UNAVAILABLE,
            "设备 {0} 加密发送，但没有它的密钥。", "The device {0} sends enciphered and there is no key of it.",
            "请在 secret 所指的口令中加一行：设备编号、空格、32 位十六进制密钥。",
            "Add a line to what secret names: the device''s number, a blank, the key as 32 hexadecimal digits."),
    FRAMES_REFUSED("0091", ErrorKind.INVALID,
            "{0} 已拒收 {1} 帧或消息（{2}）。", "{0} refused {1} frames or messages ({2}).",
            "运行 ./shuqiao streams 查看原因；原文留在暂存区的 refused.log。",
            "Run ./shuqiao streams for the reasons; what was refused is in refused.log of the spool."),
    DEVICE_UNKNOWN("0092", ErrorKind.REFUSED,
            "设备 {0} 不在 devices 之列。", "The device {0} is not one of devices.",
            "确属本数据集时，请把设备编号加入源文件的 devices。", "If it belongs to the dataset, add it to devices of the source file."),
    PACKETS_MISSING("0093", ErrorKind.INVALID,
            "设备 {0} 的一条数据分 {1} 包，只到了 {2} 包。", "Of {1} packets of one message of {0} only {2} came.",
            "已到的包照原样入库并标出；请检查网络。", "The packets that came are landed as they are, and marked; check the network."),
    MESSAGE_FORM("0094", ErrorKind.INVALID,
            "主题 {0} 的一条消息不是 JSON 对象或其数组。", "A message of {0} is no JSON object, nor a list of them.",
            "消息已计数并留存，未入库；请来源部门改正。", "It was counted and kept but not landed; ask the department to correct it."),
    COLUMNS_ADDED("0095", ErrorKind.CONFLICT,
            "{0} 有 {1} 行多出了契约之外的字段：{2}。", "{1} rows of {0} have fields that the contract does not: {2}.",
            "采集照常进行，这些字段没有入库；需要时请加入契约与映射。",
            "Collecting goes on without them; add them to contract and mapping if they are wanted."),
    ADDRESS_TAKEN("0096", ErrorKind.CONFLICT,
            "不能在 {0} 上监听（{1}）。", "The address {0} cannot be listened on ({1}).",
            "请核对 listen 的地址，或停止占用该端口的程序。", "Check listen, or stop what uses the port."),
    BROKER_DOWN("0097", ErrorKind.UNAVAILABLE,
            "连接不上消息服务 {0}。", "The broker {0} cannot be reached.",
            "请检查地址、端口和网络；恢复后会自动续收。", "Check host, port and network; receiving goes on by itself once it is back."),
    BROKER_DENIED("0098", ErrorKind.UNAVAILABLE,
            "消息服务 {0} 拒绝了用户名或口令。", "The broker {0} refused the user or the password.",
            "请核对 user 和 secret 所指的口令。", "Check user and the password that secret names."),
    CONNECTIONS_FULL("0099", ErrorKind.EXHAUSTED,
            "{0} 的连接已满（上限 {1}）。", "{0} has as many connections as it takes ({1}).",
            "请调大 connections，或检查设备是否重复连接。", "Raise connections, or check whether devices connect more than once."),
    SPOOL_FULL("0100", ErrorKind.EXHAUSTED,
            "{0} 的暂存区已满（上限 {1} 字节）。", "The spool of {0} is full (limit {1} bytes).",
            "新数据不再应答，设备会重发；请运行 ./shuqiao collect {0} 入库。",
            "What comes is not answered, so it is sent again; run ./shuqiao collect {0} to land what is there."),
    SPOOL_UNUSABLE("0107", ErrorKind.UNAVAILABLE,
            "暂存区 {0} 不能读写。", "The spool {0} cannot be read or written.",
            "请检查目录、权限和磁盘。", "Check the folder, its permissions and the disk."),
    SPOOL_BUSY("0116", ErrorKind.CONFLICT,
            "另一个进程正在向暂存区 {0} 写入。", "Another process writes to the spool {0}.",
            "一个数据流只由一个进程接收；请先停止另一个。", "One process receives a stream; stop the other one first."),
    SPOOL_BEHIND("0117", ErrorKind.CONFLICT,
            "落地区比暂存区 {0} 更新，暂存区可能被换成了旧的一份。",
            "The landing zone is newer than the spool {0}, which may have been replaced by an old copy.",
            "没有入库；请恢复原来的暂存区，或清空它后重新接收。",
            "Nothing landed; bring the spool back, or empty it and receive anew."),
    NOTHING_CAME("0118", ErrorKind.UNAVAILABLE,
            "{0} 秒内没有从 {1} 收到数据。", "Nothing came from {1} within {0} seconds.",
            "请确认设备或消息服务正在发送，地址与主题无误，然后再试。",
            "Check that the devices or the broker send, and address and topics; then try again."),
    COLUMN_FOREIGN("0119", ErrorKind.INVALID,
            "契约中的列 {0} 不是 HJ 212 数据的列。", "The contract''s column {0} is none of HJ 212 data.",
            "可用的列：{1}。", "There are the columns {1}.");

    private final ErrorKind kind;
    private final ErrorText text;

    StreamCode(String number, ErrorKind kind, String problemZh, String problemEn, String remedyZh, String remedyEn) {
        this.kind = kind;
        this.text = new ErrorText("SQ-COL-" + number, problemZh, problemEn, remedyZh, remedyEn);
    }

    @Override
    public ErrorKind kind() {
        return kind;
    }

    @Override
    public ErrorText text() {
        return text;
    }
}
