package org.shuqiao.nifi.service;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads what stands around the rows of an answer. Many services answer 200 whatever happened and say in a field of
 * their own that they failed; rows that are missing for that reason are not gone.
 */
final class Envelope {

    /** Fields in which services say how it went, without case, hyphens and underscores. */
    private static final Set<String> CODES = Set.of("code", "status", "state", "ret", "rtn", "retcode", "returncode",
            "rtncode", "resultcode", "rescode", "respcode", "responsecode", "statuscode", "bizcode", "busicode",
            "subcode", "result", "errcode", "errorcode", "errno", "errorno", "errcd", "retcd", "msgcode", "infocode");
    private static final Set<String> SUCCESSES = Set.of("success", "succ", "issuccess", "succeeded", "succeed",
            "successful", "ok", "isok", "flag");
    private static final Set<String> ERRORS = Set.of("error", "errors", "err", "iserror", "haserror", "exception",
            "fault");
    private static final Set<String> MESSAGES = Set.of("msg", "message", "info", "desc", "description", "resultmsg",
            "retmsg", "returnmsg", "respmsg", "statusmsg", "resultmessage", "reason", "detail", "tip", "tips", "errmsg",
            "errormsg", "errormessage", "errmessage", "errordescription");
    private static final Set<String> WELL = Set.of("ok", "success", "succeed", "succeeded", "successful", "true", "yes",
            "y", "s", "pass", "normal", "done", "complete", "completed", "finished", "none", "null", "false", "no",
            "成功", "正常", "完成");
    private static final Pattern FAILING = Pattern.compile("失败|错误|异常|超时|过期|失效|未登录|请登录|重新登录|未授权|无权|没有权限"
            + "|不存在|非法|无效|拒绝|受限|超限|繁忙|维护|不成功|error|fail|exception|denied|unauthor|not authorized|forbidden"
            + "|invalid|illegal|expired|timeout|timed out|too many|exceed|unavailable|maintenance|login");
    private static final Pattern NO_FAILURE = Pattern.compile("无错误|没有错误|无异常|没有异常|未见异常|no errors?");
    private static final Pattern SHOWABLE = Pattern.compile("[A-Za-z0-9_.-]{1,32}");

    private final List<Field> fields = new ArrayList<>();

    /** @param name without case, hyphens and underscores */
    private record Field(String path, String name, String text) { }

    /**
     * Takes a value that stands outside the rows; an object is its number of members in braces, a list in
     * brackets.
     */
    void take(String path, String name, String text) {
        fields.add(new Field(path, name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", ""), text.strip()));
    }

    /**
     * @param rows whether the answer has any
     * @return the field by which the service says that it failed
     */
    Optional<String> failure(boolean rows) {
        boolean complains = !rows && fields.stream().anyMatch(field -> MESSAGES.contains(field.name)
                && FAILING.matcher(NO_FAILURE.matcher(lower(field)).replaceAll("")).find());
        return fields.stream().filter(field -> failed(field, rows, complains)).findFirst()
                .map(field -> field.path.substring(1) + (SHOWABLE.matcher(field.text).matches()
                        ? " = " + field.text : ""));
    }

    private static boolean failed(Field field, boolean rows, boolean complains) {
        if (field.text.matches("\\{\\d+}|\\[\\d+]")) { // an object may say that there was none, a list has one for each
            return ERRORS.contains(field.name) && !field.text.matches(".0.") && (field.text.startsWith("[") || !rows);
        }
        if (ERRORS.contains(field.name)) {
            return !field.text.isEmpty() && !isZero(field.text) && !WELL.contains(lower(field));
        }
        if (SUCCESSES.contains(field.name)) {
            return isZero(field.text) && !field.text.isEmpty() || Set.of("false", "no", "n", "f", "fail", "failed",
                    "failure", "error").contains(lower(field));
        }
        if (CODES.contains(field.name)) {
            return failedCode(field, rows, complains);
        }
        return complains && MESSAGES.contains(field.name);
    }

    private static boolean failedCode(Field field, boolean rows, boolean complains) {
        String text = lower(field);
        if (!text.matches("-?\\d{1,18}")) {
            return FAILING.matcher(text).find() || text.equals("n") || text.equals("f") || text.equals("false")
                    || !rows && field.name.endsWith("code") && !text.isEmpty() && !WELL.contains(text);
        }
        if (isZero(text)) {
            return complains;
        }
        boolean http = text.matches("[345]\\d\\d");
        boolean known = text.matches("2\\d\\d|1|10000|20000|200000");
        boolean error = field.name.startsWith("err");
        return text.startsWith("-") || http || !known && (error || !rows) || known && (complains || error && !rows
                && !text.startsWith("2"));
    }

    private static String lower(Field field) {
        return field.text.toLowerCase(Locale.ROOT);
    }

    private static boolean isZero(String text) {
        return text.matches("0*(\\.0+)?");
    }
}
