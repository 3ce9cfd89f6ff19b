"""Settling names over a whole batch: one answer is a mend in every document that waits with this name.

What is new comes into the register at once; the documents are mended by a task, each in a transaction of its own. A
task that was killed goes on where it stopped: what is mended waits no longer. A few documents are mended within the
request, by the same function, so that nobody waits for a worker.
"""

from collections.abc import Sequence

from django.db import transaction
from django.utils.translation import gettext as _

from rundbord.apps.accounts.models import User
from rundbord.apps.accounts.viewer import PersonViewer, System, Viewer, viewer_of_user
from rundbord.apps.audit import services as audit
from rundbord.apps.core import clock
from rundbord.apps.core.errors import ConflictError, NotPossibleError
from rundbord.apps.importing import mends_people, queries
from rundbord.apps.importing.draft import Draft
from rundbord.apps.importing.models import TO_REVIEW, Batch, DecisionState, MendStep, NameDecision
from rundbord.apps.importing.names import BODY, unsettled
from rundbord.apps.importing.register import load_register
from rundbord.apps.importing.rules import may_import, require_importer
from rundbord.apps.importing.services.meaning import WAS_THERE, Answer, Meaning, require_meaning
from rundbord.apps.importing.services.mending import mend_document, undo_step
from rundbord.apps.importing.services.unregistering import withdraw_unused
from rundbord.apps.jobs import outbox
from rundbord.apps.jobs.outbox import Payload

SETTLE_TASK = "importing.settle"
AT_ONCE = 20


def settle_names(*, actor: Viewer, batch: Batch, answers: Sequence[Answer]) -> NameDecision | None:
    """Carry the answers out in all documents of the batch that wait for review, and remember them for the next ones.
    None where no name waits for them any more.

    Raises NotAllowedError, and NotPossibleError (before anything is written) where an answer means nobody. A name that
    somebody settled meanwhile stays as they said.
    """
    require_importer(actor, batch.cooperation)
    require_meaning(answers, load_register(actor, batch.cooperation))
    wanted = {key for answer in answers for key in answer.keys}
    waiting = [[name for name in names if name["key"] in wanted] for _uid, _day, names in queries.names_of(batch)]
    with transaction.atomic():
        Batch.objects.select_for_update().get(pk=batch.pk)
        pending = queries.pending_keys(batch)
        spellings = {name["key"]: name["written"] for names in waiting for name in names if name["key"] not in pending}
        if not spellings:
            return None
        decision = _decided(actor, batch, answers, spellings, total=sum(map(bool, waiting)))
    return _begun(decision)


def undo_decision(*, actor: Viewer, decision: NameDecision) -> NameDecision:
    """Let the names wait again in all documents where nobody mended them since; what came into the register for it goes
    where nothing else uses it. Raises NotAllowedError, and ConflictError where that is asked for already.
    """
    batch = decision.batch
    require_importer(actor, batch.cooperation)
    with transaction.atomic():
        held = NameDecision.objects.filter(pk=decision.pk, state__in=(DecisionState.SETTLING, DecisionState.SETTLED))
        total = decision.steps.count()
        if not held.update(state=DecisionState.UNDOING, total=total):
            raise ConflictError(_("Somebody else has undone this already."))
        audit.record(actor=actor, verb="names_undo", subject=batch, cooperation=batch.cooperation_id)
        decision.state, decision.total = DecisionState.UNDOING, total
        _ask_for(decision)
    return _begun(decision)


def carry_out(payload: Payload) -> None:
    """Carry out the task: mend the documents, or take the mends back. Done already: nothing."""
    decision = NameDecision.objects.select_related("batch__cooperation").get(uid=payload["decision"])
    actor = _asker(decision)
    if decision.state == DecisionState.SETTLING:
        _settle(actor, decision)
    elif decision.state == DecisionState.UNDOING:
        _take_back(actor, decision)


def _decided(
    actor: Viewer, batch: Batch, answers: Sequence[Answer], spellings: dict[str, str], *, total: int
) -> NameDecision:
    meaning = Meaning(actor, batch.cooperation, load_register(actor, batch.cooperation))
    for answer in answers:
        meaning.take(answer, spellings)
    decision = NameDecision.objects.create(
        batch=batch,
        user_uid=actor.user_uid if isinstance(actor, PersonViewer) else "",
        created_at=clock.now(),
        written=[spellings[key] for key in meaning.choices],
        choices=meaning.choices,
        made=dict(meaning.made),
        total=total,
    )
    audit.record(actor=actor, verb="names_settle", subject=batch, cooperation=batch.cooperation_id)
    _ask_for(decision)
    return decision


def _ask_for(decision: NameDecision) -> None:
    key = f"{SETTLE_TASK}:{decision.uid}:{decision.state}"
    outbox.enqueue(kind=SETTLE_TASK, payload={"decision": decision.uid}, key=key)


def _begun(decision: NameDecision) -> NameDecision:
    """The decision as it is now, carried out if it is about a few documents."""
    if decision.total <= AT_ONCE:
        carry_out({"decision": decision.uid})
    return NameDecision.objects.get(pk=decision.pk)


def _asker(decision: NameDecision) -> Viewer:
    """Who decided, if they still may; else the program goes on with what they were allowed to ask for."""
    user = User.objects.filter(uid=decision.user_uid).first()
    viewer = viewer_of_user(user) if user else None
    return viewer if viewer and may_import(viewer, decision.batch.cooperation) else System("importing")


def _settle(actor: Viewer, decision: NameDecision) -> None:
    wanted = set(decision.choices)
    waiting = [
        uid for uid, _day, names in queries.names_of(decision.batch) if any(one["key"] in wanted for one in names)
    ]
    for uid in waiting:
        with transaction.atomic():
            if not _holds(decision, DecisionState.SETTLING):
                return
            _settle_in(actor, decision, uid)
    _finish(decision, DecisionState.SETTLING, DecisionState.SETTLED)


def _settle_in(actor: Viewer, decision: NameDecision, uid: str) -> None:
    document = decision.batch.documents.filter(uid=uid, state__in=TO_REVIEW)
    for one in document.select_related("batch__cooperation").defer("text", "hints", "draft"):
        mend_document(
            actor=actor,
            document=one,
            node="names",
            seen=0,
            mend=lambda draft: _settled(draft, decision.choices),
            decision=decision,
        )


def _settled(draft: Draft, choices: dict[str, str]) -> Draft:
    """The draft with the answers in place of what waits; a name that somebody settled stays."""
    for one in unsettled(draft):
        choice = choices.get(one.key, "")
        if one.kind == BODY and choice:
            draft = mends_people.edit_facts(draft, {"body_uid": choice})
        elif choice == WAS_THERE and one.proposal:
            draft = mends_people.choose_name(draft, one.key, f"={one.proposal}")
        elif choice and choice != WAS_THERE:
            draft = mends_people.choose_name(draft, one.key, choice)
    return draft


def _take_back(actor: Viewer, decision: NameDecision) -> None:
    """Undo the mends, then what came into the register. A mend that cannot be undone is left, and told by the page."""
    steps = MendStep.objects.filter(decision=decision, document__state__in=TO_REVIEW)
    for step in steps.select_related("document__batch__cooperation").defer(
        "document__text", "document__hints", "document__draft"
    ):
        try:
            undo_step(actor=actor, step=step)
        except NotPossibleError:
            continue  # the same place was mended since, or the document is accepted by now: the step stays
    cooperation = decision.batch.cooperation
    named = queries.named_in_drafts(cooperation, set(decision.choices.values()))
    reason = _("What was said about a name in an import was undone")
    with transaction.atomic():
        if _holds(decision, DecisionState.UNDOING):
            withdraw_unused(actor=actor, cooperation=cooperation, made=decision.made, reason=reason, named=named)
            _finish(decision, DecisionState.UNDOING, DecisionState.UNDONE)


def _holds(decision: NameDecision, state: str) -> bool:
    """Is it still in this state? Held so until the transaction ends."""
    return NameDecision.objects.select_for_update().filter(pk=decision.pk, state=state).exists()


def _finish(decision: NameDecision, before: str, after: str) -> None:
    NameDecision.objects.filter(pk=decision.pk, state=before).update(state=after)
