package org.shuqiao.exchange.web.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.shuqiao.contracts.stream.StreamState;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.account.Permissions;
import org.shuqiao.exchange.platform.streams.StreamStatus;
import org.shuqiao.exchange.platform.streams.Streams;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** Page of the streams: who is connected, what came, what was refused and why. */
@Controller
@RequestMapping("/streams")
class StreamsPage {

    private static final double MEGABYTE = 1e6;
    private static final int SENDERS = 20;

    private final Streams streams;
    private final Permissions permissions;
    private final PageFrame page;

    StreamsPage(Streams streams, Permissions permissions, PageFrame page) {
        this.streams = streams;
        this.permissions = permissions;
        this.page = page;
    }

    /** A stream as the page shows it. */
    record Line(StreamStatus stream, Optional<String> last, Optional<String> landed, String waiting, String refused,
            Optional<String> fault, List<SenderLine> senders) { }

    /** A device or topic as the page shows it. */
    record SenderLine(String name, boolean connected, long messages, String last) { }

    @GetMapping
    String streams(Model model, HttpServletRequest request, @AuthenticationPrincipal Actor actor) {
        PageLocalizer say = page.say(request);
        model.addAttribute("streams", streams.of(actor, permissions).stream()
                .map(stream -> line(stream, say)).toList());
        return "pages/streams";
    }

    private static Line line(StreamStatus stream, PageLocalizer say) {
        return new Line(stream, stream.last().map(at -> say.minute(at.toInstant())),
                stream.landed().map(at -> say.minute(at.toInstant())),
                String.format(Locale.ROOT, "%,.1f MB", stream.waitingBytes() / MEGABYTE),
                stream.refused().entrySet().stream().sorted(Map.Entry.comparingByKey())
                        .map(each -> each.getKey() + " × " + each.getValue()).collect(Collectors.joining(", ")),
                stream.fault().map(fault -> say.either(fault.zh(), fault.en())),
                stream.senders().stream().limit(SENDERS).map(sender -> sender(sender, say)).toList());
    }

    private static SenderLine sender(StreamState.Sender sender, PageLocalizer say) {
        return new SenderLine(sender.name(), sender.connected(), sender.messages(),
                say.minute(sender.last().toInstant()));
    }
}
