"""Approving minutes in an item of a later meeting."""

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from rundbord.apps.accounts.viewer import viewer_of
from rundbord.apps.core.forms.base import DesignForm
from rundbord.apps.meetings.web import back_to, kept_item
from rundbord.apps.minutes.approving import approve_minutes, waiting_in


class ApproveForm(DesignForm):
    """A remark, if there is one."""

    remark = forms.CharField(
        label=gettext_lazy("Remark"),
        required=False,
        max_length=2000,
        widget=forms.Textarea({"rows": 3}),
        help_text=gettext_lazy("Empty: approved as they were sent. With a remark a new version is made that bears it."),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def approve(request: HttpRequest, cooperation: str, meeting: str, uid: str) -> HttpResponse:
    """Approve the minutes that the item names, with or without a remark."""
    item = kept_item(request, cooperation, meeting, uid)
    form = ApproveForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and form.carried_out(
        lambda: approve_minutes(actor=viewer_of(request), item=item, remark=form.cleaned_data["remark"])
    ):
        messages.success(request, _("The minutes are approved. They can no longer be changed."))
        return back_to(item.meeting, f"sak-{item.uid}")
    context = {
        "cooperation": item.meeting.cooperation,
        "meeting": item.meeting,
        "item": item,
        "approves": item.approves,
        "waiting": waiting_in(item),
        "form": form,
    }
    return render(request, "minutes/approve.html", context, status=form.http_status)
