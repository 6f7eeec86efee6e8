package org.shuqiao.exchange.web.portal;

import org.shuqiao.base.error.ErrorCode;
import org.shuqiao.base.error.ErrorKind;
import org.shuqiao.base.error.ErrorText;

/** Error codes of the portal. */
enum PortalCode implements ErrorCode {
    FORM_TOO_OLD("SQ-SRV-0201", ErrorKind.FORBIDDEN,
            "没有权限，或页面停留过久、表单已失效。", "This is not allowed, or the form is too old.",
            "请返回上一页刷新后重试；仍不行请重新登录。", "Go back, reload the page and try again, or log in anew."),
    UPLOAD_TOO_LARGE("SQ-SRV-0202", ErrorKind.INVALID,
            "上传的文件过大。", "The uploaded file is too large.",
            "回执文件不超过 1 MB，请核对所选文件。", "A receipt has 1 MB at most: check which file you chose."),
    RECEIPT_MISSING("SQ-SRV-0203", ErrorKind.INVALID,
            "没有粘贴回执内容，也没有选择文件。", "No receipt was pasted and no file was chosen.",
            "请粘贴回执全文，或选择 .receipt.json 文件。", "Paste a receipt''s whole text or choose a .receipt.json file."),
    NUMBER_WRONG("SQ-SRV-0204", ErrorKind.INVALID,
            "“{0}”须填写整数。", "{0} takes a whole number.",
            "请填写正整数，或留空表示不限。", "Give a positive whole number or leave it empty for no limit."),
    DATE_WRONG("SQ-SRV-0205", ErrorKind.INVALID,
            "“{0}”不是日期。", "{0} is not a date.",
            "请按 年-月-日 填写，例如 2026-12-31。", "Write it as year-month-day, such as 2026-12-31."),
    RECEIPTS_TOO_MANY("SQ-SRV-0220", ErrorKind.INVALID,
            "一次最多核验 {0} 个回执文件。", "At most {0} receipt files are verified at once.",
            "请分几次选择；更多回执请用 ./shuqiao verify 文件夹 --keys keys.json 离线核验。",
            "Choose them in parts; for more, run ./shuqiao verify FOLDER --keys keys.json.");

    private final ErrorKind kind;
    private final ErrorText text;

    PortalCode(String id, ErrorKind kind, String problemZh, String problemEn, String remedyZh, String remedyEn) {
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
