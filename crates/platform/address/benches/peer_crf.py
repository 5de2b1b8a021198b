"""Trains and measures CRFsuite on the same addresses as `train` and `measure_parser`, and prints the same table.

    python3 -m venv /tmp/crf && /tmp/crf/bin/pip install python-crfsuite
    ANXIN_TEST_DATA=FOLDER /tmp/crf/bin/python benches/peer_crf.py

Features are the usual ones for character-based tagging of Chinese: characters at -2..2, their pairs and triples, and
whether a character is a digit or a letter. L2 prior 1, at most 160 steps of L-BFGS, as the other side of the table.
"""

import os
import sys
import time
from collections import defaultdict

import pycrfsuite

FOLD = 5
HOME = ["houseno", "cellno", "roomno"]


def addresses(path):
    chars, tags = [], []
    for line in open(path, encoding="utf-8"):
        line = line.rstrip("\r\n")
        if not line.strip():
            if chars:
                yield chars, tags
            chars, tags = [], []
            continue
        token, tag = line.rsplit(" ", 1)
        place, label = tag.split("-", 1)
        label = label.lower()
        for at, char in enumerate(token):
            begins = at == 0 and (place == "B" or not tags or tags[-1][2:] != label)
            chars.append(char)
            tags.append(("B-" if begins else "I-") + label)
    if chars:
        yield chars, tags


def kind(char):
    return "d" if char.isdigit() else "l" if char.isascii() and char.isalpha() else "c"


def features(chars):
    padded = ["<", "<"] + chars + [">", ">"]
    rows = []
    for at in range(2, len(padded) - 2):
        c = padded[at - 2 : at + 3]
        rows.append(
            [f"{i}={c[i]}" for i in range(5)]
            + [f"{i}{i + 1}={c[i]}{c[i + 1]}" for i in range(4)]
            + [f"{i}t={c[i]}{c[i + 1]}{c[i + 2]}" for i in range(3)]
            + ["k=" + "".join(kind(x) if len(x) == 1 and x not in "<>" else x for x in c)]
        )
    return rows


def spans(tags):
    found, start = set(), 0
    for at in range(1, len(tags) + 1):
        if at == len(tags) or tags[at][0] == "B" or tags[at][2:] != tags[start][2:]:
            found.add((tags[start][2:], start, at))
            start = at
    return found


def main():
    path = os.path.join(os.environ["ANXIN_TEST_DATA"], "addresses/cn_address_train.conll.txt")
    everything = list(addresses(path))
    train = [one for at, one in enumerate(everything) if at % FOLD != FOLD - 1]
    test = [one for at, one in enumerate(everything) if at % FOLD == FOLD - 1]
    trainer = pycrfsuite.Trainer(verbose=False)
    for chars, tags in train:
        trainer.append(features(chars), tags)
    trainer.set_params({"c1": 0.0, "c2": 1.0, "max_iterations": 160})
    begun = time.time()
    model = sys.argv[1] if len(sys.argv) > 1 else "/tmp/peer.crfsuite"
    trainer.train(model)
    print(f"trained in {time.time() - begun:.0f} s", file=sys.stderr)
    tagger = pycrfsuite.Tagger()
    tagger.open(model)
    right, given, truth = defaultdict(int), defaultdict(int), defaultdict(int)
    whole = with_home = home_right = 0
    begun = time.time()
    for chars, tags in test:
        true, said = spans(tags), spans(tagger.tag(features(chars)))
        for part in true:
            truth[part[0]] += 1
        for part in said:
            given[part[0]] += 1
            right[part[0]] += part in true
        whole += true == said
        home, said_home = ({part for part in parts if part[0] in HOME} for parts in (true, said))
        with_home += bool(home)
        home_right += bool(home) and home == said_home
    each = (time.time() - begun) / len(test)
    print("| label | precision | recall | F1 | parts |\n|---|---|---|---|---|")

    def row(name, labels):
        r, g, t = (sum(count[label] for label in labels) for count in (right, given, truth))
        print(f"| {name} | {r / max(g, 1):.1%} | {r / max(t, 1):.1%} | {2 * r / max(g + t, 1):.1%} | {t} |")

    labels = sorted(truth)
    for label in labels:
        row(label, [label])
    row("all", labels)
    row("all but person", [label for label in labels if label != "person"])
    row("building, unit, room", HOME)
    print(
        f"\n{len(test)} addresses: every part right in {whole / len(test):.1%}; building, unit and room all right in "
        f"{home_right / max(with_home, 1):.1%} of the {with_home} that have one; {each * 1e6:.0f} µs per address"
    )


main()
