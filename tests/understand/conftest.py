"""Shows after every run how the phrase tables fared, also when they pass and when the tests ran in several processes."""


def pytest_terminal_summary(terminalreporter):
    reports = [report for reports in terminalreporter.stats.values() for report in reports]
    scores = [
        value
        for report in reports
        if getattr(report, "when", None) == "call"
        for name, value in report.user_properties
        if name == "phrases"
    ]
    if not scores:
        return
    terminalreporter.section("phrase tables")
    for line in sorted(scores):
        terminalreporter.write_line(line)
