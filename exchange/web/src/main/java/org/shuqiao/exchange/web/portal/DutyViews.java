package org.shuqiao.exchange.web.portal;

import java.util.List;
import org.shuqiao.exchange.domain.duty.OpenDuty;
import org.shuqiao.exchange.domain.duty.Urgency;
import org.shuqiao.exchange.platform.inbox.DutyPath;

/** Views of duties with the light of their legal clock. */
final class DutyViews {

    private DutyViews() { }

    /**
     * A duty in a list.
     *
     * @param link  where it is done
     * @param light class of the light: {@code red}, {@code amber}, {@code green} or {@code grey}
     * @param words what the light means
     */
    record Line(String subject, String link, String duty, String title, String debtor, String creditor, String light,
            String words, String due, String basis) { }

    static List<Line> lines(List<OpenDuty> duties, PageLocalizer say) {
        return duties.stream().map(duty -> line(duty, say)).toList();
    }

    private static Line line(OpenDuty each, PageLocalizer say) {
        Urgency urgency = Urgency.of(each.clock());
        String light = switch (urgency) {
            case PAUSED -> "grey";
            case CALM -> "green";
            case HALF, LAST_DAY -> "amber";
            case OVERDUE -> "red";
        };
        String words = switch (urgency) {
            case PAUSED -> say.text("clock.paused");
            case OVERDUE -> say.text("clock.overdue", each.clock().overdue());
            case CALM, HALF, LAST_DAY -> say.text("clock.left", each.clock().remaining());
        };
        return new Line(each.subject(), DutyPath.of(each), each.duty().name(say.language()), each.title(),
                say.department(each.debtor()), each.creditor().isBlank() ? "" : say.department(each.creditor()), light,
                words, each.clock().due().map(say::day).orElse(""), each.clock().deadline().basis());
    }
}
