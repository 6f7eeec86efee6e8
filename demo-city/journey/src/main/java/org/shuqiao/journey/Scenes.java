package org.shuqiao.journey;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.shuqiao.exchange.cli.remote.RemoteRefusal;
import org.shuqiao.exchange.cli.terminal.StepBar;

/** Plays the scenes one after the other; one that an earlier run played is told and not played again. */
final class Scenes {

    private static final List<Scene> ALL = List.of(new SpreadsheetScene(), new OneSourceScene(), new CorrectionScene(),
            new RenewalScene(), new FileScene(), new PushScene(), new ReturnFlowScene(), new SupervisionScene(),
            new DisputeScene());

    private final Stage stage;
    private final Report report;
    private final EarlierRun earlier;

    Scenes(Stage stage, Report report, EarlierRun earlier) {
        this.stage = stage;
        this.report = report;
        this.earlier = earlier;
    }

    void run() throws IOException {
        try (StepBar bar = StepBar.open(DemoStep.GOVERN.title())) {
            int done = 0;
            int before = 0;
            for (Scene scene : ALL) {
                bar.at(done++, ALL.size(), scene.title());
                Optional<String> ended = earlier.scene(scene.title());
                if (ended.isPresent()) {
                    before++;
                    report.scene(scene.title(), ended.get(), true);
                } else {
                    play(scene);
                }
            }
            report.step(DemoStep.GOVERN, bar.seconds());
            report.line(DemoStep.GOVERN, before == 0 ? ALL.size() + " scenes"
                    : "%d scenes, %d stand since an earlier run".formatted(ALL.size() - before, before));
            bar.outcome(ALL.size() + " scenes");
        }
    }

    /** A scene that fails is told and misses the bars; the others are played. */
    private void play(Scene scene) throws IOException {
        try {
            report.scene(scene.title(), scene.play(stage), false);
        } catch (RemoteRefusal refusal) {
            report.failure(scene.title(), refusal.code(), refusal.getMessage());
        } catch (StepFailedException failed) {
            report.failure(scene.title(), "SQ-DMO-0004", "场景没有按应有的方式结束；见 var/logs/serve.log / "
                    + "the scene did not end as it must; see var/logs/serve.log: " + failed.getMessage());
        }
    }
}
