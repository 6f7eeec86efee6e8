package org.shuqiao.exchange.domain.file;

import org.shuqiao.base.error.ErrorCode;
import org.shuqiao.base.error.ErrorKind;
import org.shuqiao.base.error.ErrorText;

/** Error codes of delivered files and of tracing them. */
public enum FileCode implements ErrorCode {
    UNKNOWN_FORMAT("SQ-EXC-0200", ErrorKind.INVALID,
            "没有文件格式 {0}。", "There is no file format {0}.",
            "请选择 csv、xlsx、parquet 或 jsonl。", "Choose csv, xlsx, parquet or jsonl."),
    BAD_CERTIFICATE("SQ-EXC-0201", ErrorKind.INVALID,
            "加密证书不可用：须为 PEM 格式的 X.509 证书，RSA 公钥不短于 {0} 位。",
            "The certificate cannot be used: it is an X.509 certificate in PEM with an RSA key of {0} bits or more.",
            "请提交接收方自己的证书；不加密则留空。", "Give the receiver''s own certificate, or none for a file in clear."),
    FILE_UNKNOWN("SQ-EXC-0202", ErrorKind.UNKNOWN,
            "没有文件 {0}。", "There is no file {0}.",
            "请在“文件”页查看本部门的文件。", "See your department''s files on the page Files."),
    FILE_REMOVED("SQ-EXC-0203", ErrorKind.UNKNOWN,
            "文件 {0} 已于 {1} 到期清除。", "The file {0} was kept until {1} and is removed.",
            "请重新提取。", "Order it again."),
    FILE_NOT_WRITTEN("SQ-EXC-0204", ErrorKind.UNAVAILABLE,
            "平台未能写入文件。", "The platform could not write the file.",
            "请联系运维人员查看磁盘空间后重试。", "Ask the operator to look at the disk, and try again."),
    MAKING_BUSY("SQ-EXC-0205", ErrorKind.UNAVAILABLE,
            "正在生成的文件过多。", "Too many files are being made.",
            "请稍后再试。", "Try again later."),
    TOO_WIDE_FOR_WORKBOOK("SQ-EXC-0206", ErrorKind.REFUSED,
            "有单元格超过 {0} 个字符，不能存入 Excel。", "A cell has more than {0} characters, which a workbook cannot hold.",
            "请改用 csv、parquet 或 jsonl。", "Choose csv, parquet or jsonl."),
    TRACE_UNREADABLE("SQ-EXC-0207", ErrorKind.INVALID,
            "文件不能按 {0} 读取。", "The file cannot be read as {0}.",
            "请核对文件格式；加密的请先解密。", "Check its format, and decrypt it first where it is encrypted."),
    TRACE_TOO_LARGE("SQ-EXC-0208", ErrorKind.TOO_LARGE,
            "文件超过 {0} MB。", "The file is larger than {0} MB.",
            "请截取一部分行再追溯；1% 的行即可。", "Take a part of its rows: a hundredth is enough.");

    private final ErrorKind kind;
    private final ErrorText text;

    FileCode(String id, ErrorKind kind, String problemZh, String problemEn, String remedyZh, String remedyEn) {
        this.kind = kind;
        this.text = new ErrorText(id, problemZh, problemEn, remedyZh, remedyEn);
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
